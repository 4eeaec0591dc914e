package io.github.flyteexporter.signal.admin;

import static io.github.flyteexporter.signal.catalogue.SeriesMapping.series;
import static io.github.flyteexporter.signal.catalogue.Signal.counter;

import io.github.flyteexporter.signal.catalogue.SeriesMapping;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * Events sent to flyteadmin, and calls to the catalog. Sources: flyte v1.16.8,
 * flytepropeller/events/event_recorder.go:100-105 (of which already_exists, invalid_argument and
 * unexpected_err are never recorded), nodes/executor.go:1486-1495.
 */
public final class EventSignals {
  public static final Signal RECORDED =
      counter(
              "flyte_event_recordings_total",
              "Events that flyteadmin accepted, by level.",
              "target",
              "level")
          .passesThrough(levels("success_duration_ms_count"));

  public static final Signal FAILED =
      counter(
              "flyte_event_recording_failures_total",
              "Events that flyteadmin did not accept, by level; duplicates count as failures.",
              "target",
              "level")
          .passesThrough(levels("failure_duration_ms_count"));

  public static final Signal THROTTLED =
      counter(
              "flyte_event_recordings_throttled_total",
              "Events rejected by a rate limit: propeller's own (event.rate) or flyteadmin's.",
              "target",
              "level")
          .passesThrough(levels("resource_exhausted"));

  public static final Signal CATALOG_LOOKUPS =
      counter(
              "flyte_catalog_lookups_total",
              "Lookups of cached outputs in the catalog, by outcome.",
              "target",
              "outcome")
          .passesThrough(
              series("P:discovery_hit_count", "outcome", "hit").whenUsed(),
              series("P:discovery_miss_count", "outcome", "miss").whenUsed(),
              series("P:discovery_skip_count", "outcome", "skip").whenUsed());

  public static final Signal CATALOG_FAILURES =
      counter(
              "flyte_catalog_failures_total",
              "Failed calls to the catalog, by operation.",
              "target",
              "operation")
          .passesThrough(
              series("P:discovery_get_failure_count", "operation", "get").whenUsed(),
              series("P:discovery_put_failure_count", "operation", "put").whenUsed(),
              series("P:reservation_get_failure_count", "operation", "reserve").whenUsed(),
              series("P:reservation_release_failure_count", "operation", "release").whenUsed());

  public static final Signal CHILD_SYNC_ERRORS =
      counter(
              "flyte_propeller_child_execution_sync_errors_total",
              "Failed reads of the state of child executions (nodes that run a launch plan).",
              "target")
          .passesThrough(series("P:admin_launcher:sync_errors"));

  public static final List<Signal> ALL =
      List.of(RECORDED, FAILED, THROTTLED, CATALOG_LOOKUPS, CATALOG_FAILURES, CHILD_SYNC_ERRORS);

  private EventSignals() {}

  private static List<SeriesMapping> levels(String what) {
    List<SeriesMapping> takes = new ArrayList<>();
    for (String level : List.of("workflow", "node", "task")) {
      takes.add(series("P:" + level + ":event_recording:" + what, "level", level).whenUsed());
    }
    return takes;
  }
}
