package io.github.flyteexporter.signal.admin;

import static io.github.flyteexporter.signal.catalogue.SeriesMapping.series;
import static io.github.flyteexporter.signal.catalogue.Signal.counter;

import io.github.flyteexporter.signal.catalogue.SeriesMapping;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Calls to the object store. Sources: flyte v1.16.8, flytestdlib/storage/stow_store.go:501-521 and
 * protobuf_store.go:97-98. Flyte's own failure_type is Generic for nearly everything; the reason of
 * a failure is only in texts, which the verdict reads.
 */
public final class StorageSignals {
  private static final Map<String, String> ROOTS =
      new TreeMap<>(
          Map.of(
              "P:metastore:", "flytepropeller",
              "A:storage:", "flyteadmin",
              "D:storage:", "datacatalog"));

  public static final Signal OPERATIONS =
      counter(
              "flyte_storage_operations_total",
              "Object store calls by operation and outcome; a failed read can be a missing"
                  + " object, and a failed call may count as done too.",
              "target",
              "component",
              "operation",
              "outcome")
          .passesThrough(operations());

  public static final Signal FAILURES =
      counter(
              "flyte_storage_failures_total",
              "Object store failures by reason: missing bucket, malformed reference, and"
                  + " failures unrelated to the cache.",
              "target",
              "component",
              "reason")
          .passesThrough(failures());

  public static final List<Signal> ALL = List.of(OPERATIONS, FAILURES);

  private StorageSignals() {}

  private static List<SeriesMapping> operations() {
    List<SeriesMapping> takes = new ArrayList<>();
    Map<String, String> done =
        new TreeMap<>(Map.of("head", "head", "read", "read_open", "write", "write"));
    ROOTS.forEach(
        (root, component) ->
            done.forEach(
                (operation, family) -> {
                  takes.add(
                      series(
                          root + family + "_unlabeled_count",
                          "component",
                          component,
                          "operation",
                          operation,
                          "outcome",
                          "done"));
                  takes.add(
                      series(
                          root + operation + "_failure_unlabeled",
                          "component",
                          component,
                          "operation",
                          operation,
                          "outcome",
                          "failed"));
                }));
    return takes;
  }

  private static List<SeriesMapping> failures() {
    List<SeriesMapping> takes = new ArrayList<>();
    ROOTS.forEach(
        (root, component) -> {
          takes.add(failure(root + "bad_container_unlabeled", component, "no_bucket"));
          takes.add(failure(root + "bad_key_unlabeled", component, "bad_reference"));
          takes.add(failure(root + "read_failure_unrelated_to_cache", component, "read"));
          takes.add(failure(root + "write_failure_unrelated_to_cache", component, "write"));
        });
    return takes;
  }

  private static SeriesMapping failure(String name, String component, String reason) {
    return series(name, "component", component, "reason", reason);
  }
}
