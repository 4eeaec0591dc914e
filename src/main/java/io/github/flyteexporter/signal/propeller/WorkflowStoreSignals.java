package io.github.flyteexporter.signal.propeller;

import static io.github.flyteexporter.signal.catalogue.SeriesMapping.series;
import static io.github.flyteexporter.signal.catalogue.SeriesMapping.sumAndCount;
import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.summary;

import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.List;

/**
 * Do propeller's writes of FlyteWorkflows reach Kubernetes. Source: flyte v1.16.8,
 * flytepropeller/pkg/controller/workflowstore/passthrough.go:93-98 and
 * resource_version_caching.go:97-99.
 */
public final class WorkflowStoreSignals {
  /** Flyte's failed updates contain the conflicts: both are passed on as they are. */
  public static final Signal UPDATES =
      counter(
              "flyte_propeller_workflow_updates_total",
              "Writes of FlyteWorkflows, by outcome; failed includes conflict, but not"
                  + " too_large.",
              "target",
              "outcome")
          .passesThrough(
              series("P:wf_update_success", "outcome", "success"),
              series("P:wf_update_failed", "outcome", "failed"),
              series("P:wf_update_conflict", "outcome", "conflict"),
              series("P:wf_too_large", "outcome", "too_large"));

  public static final Signal UPDATE_DURATION =
      summary(
              "flyte_propeller_workflow_update_duration_seconds",
              "Duration of successful writes of FlyteWorkflows.",
              "target")
          .passesThrough(sumAndCount("P:wf_update_latency_ms", 1e-3));

  public static final Signal STALE =
      counter(
              "flyte_propeller_workflow_reads_wasted_total",
              "Rounds that saw a stale FlyteWorkflow, and writes that changed nothing.",
              "target",
              "kind")
          .passesThrough(
              series("P:wf_stale_unlabeled", "kind", "stale"),
              series("P:wf_redundant_unlabeled", "kind", "redundant"));

  public static final Signal GARBAGE =
      counter(
              "flyte_propeller_garbage_collections_total",
              "Deletions of finished FlyteWorkflows, one per namespace, by outcome.",
              "target",
              "outcome")
          .passesThrough(
              series("P:gc_success", "outcome", "success").whenUsed(),
              series("P:gc_failure", "outcome", "failure").whenUsed());

  public static final List<Signal> ALL = List.of(UPDATES, UPDATE_DURATION, STALE, GARBAGE);

  private WorkflowStoreSignals() {}
}
