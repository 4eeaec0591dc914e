package io.github.flyteexporter.signal.propeller;

import static io.github.flyteexporter.signal.catalogue.SeriesMapping.labeled;
import static io.github.flyteexporter.signal.catalogue.SeriesMapping.series;
import static io.github.flyteexporter.signal.catalogue.SeriesMapping.sumAndCount;
import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.summary;

import io.github.flyteexporter.signal.catalogue.Relabel;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.List;
import java.util.Set;

/**
 * Do nodes, workflows and task pods succeed, as propeller counts them. Sources: flyte v1.16.8,
 * flytepropeller/pkg/controller/nodes/executor.go:1466-1485, workflow/executor.go:567-572,
 * nodes/task/k8s/plugin_manager.go:88.
 */
public final class NodeSignals {
  private static final double MILLIS = 1e-3;

  public static final Signal NODE_SUCCESS =
      summary(
              "flyte_propeller_node_success_duration_seconds",
              "Duration of nodes that succeeded, from start to end.",
              "target")
          .passesThrough(sumAndCount("P:node:success_duration_unlabeled_ms", MILLIS));

  public static final Signal NODE_FAILURE =
      summary(
              "flyte_propeller_node_failure_duration_seconds",
              "Duration of nodes that failed for good, from start to end; excludes timeouts.",
              "target")
          .passesThrough(sumAndCount("P:node:failure_duration_unlabeled_ms", MILLIS));

  /** Inflates while admin refuses events: the round is repeated and observed again. */
  public static final Signal WORKFLOW_SUCCESS =
      summary(
              "flyte_propeller_workflow_success_duration_seconds",
              "Duration of workflows that succeeded, from start to end; overcounts while events"
                  + " are refused.",
              "target")
          .passesThrough(sumAndCount("P:workflow:success_duration_unlabeled_ms", MILLIS));

  public static final Signal WORKFLOW_FAILURE =
      summary(
              "flyte_propeller_workflow_failure_duration_seconds",
              "Duration of workflows that failed, from start to end; overcounts while events"
                  + " are refused.",
              "target")
          .passesThrough(sumAndCount("P:workflow:failure_duration_unlabeled_ms", MILLIS));

  /** Flyte's kind lies: a plain exit code 1 is SYSTEM (nodes/task, pod_helper.go:1160-1262). */
  public static final Signal ATTEMPTS_FAILED =
      counter(
              "flyte_propeller_node_attempts_failed_total",
              "Failed attempts of nodes, by Flyte's error kind; system includes plain exit"
                  + " codes.",
              "target",
              "kind")
          .passesThrough(
              series("P:node:user_error_duration_unlabeled_ms_count", "kind", "user"),
              series("P:node:system_error_duration_unlabeled_ms_count", "kind", "system"),
              series("P:node:unknown_error_duration_unlabeled_ms_count", "kind", "unknown"));

  public static final Signal NODE_WAIT =
      summary(
              "flyte_propeller_node_wait_seconds",
              "Time that nodes waited, by what for: a transition, a start, a slot of"
                  + " max-parallelism.",
              "target",
              "wait")
          .passesThrough(
              List.of(
                  series("P:node:transition_latency_unlabeled_ms_sum", "wait", "transition")
                      .withSuffix("_sum")
                      .scaledBy(MILLIS),
                  series("P:node:transition_latency_unlabeled_ms_count", "wait", "transition")
                      .withSuffix("_count"),
                  series("P:node:queueing_latency_unlabeled_ms_sum", "wait", "queueing")
                      .withSuffix("_sum")
                      .scaledBy(MILLIS),
                  series("P:node:queueing_latency_unlabeled_ms_count", "wait", "queueing")
                      .withSuffix("_count"),
                  series("P:node:parallelism_wait_latency_unlabeled_ms_sum", "wait", "parallelism")
                      .withSuffix("_sum")
                      .scaledBy(MILLIS),
                  series(
                          "P:node:parallelism_wait_latency_unlabeled_ms_count",
                          "wait",
                          "parallelism")
                      .withSuffix("_count")));

  /** The code of Flyte's error is an open set; these are propeller's own. */
  private static final Set<String> POD_ERRORS =
      Set.of("OOMKilled", "Interrupted", "Evicted", "ImagePullBackOff", "InvalidImageName");

  public static final Signal TASK_POD_ERRORS =
      counter(
              "flyte_propeller_task_pod_errors_total",
              "Task pods that Flyte considers failed, by the reason Flyte gives.",
              "target",
              "reason")
          .passesThrough(
              labeled(
                  "P:node:*:*:task_pod_errors",
                  new Relabel("error_code", "reason", NodeSignals::podError)));

  public static final List<Signal> ALL =
      List.of(
          NODE_SUCCESS,
          NODE_FAILURE,
          WORKFLOW_SUCCESS,
          WORKFLOW_FAILURE,
          ATTEMPTS_FAILED,
          NODE_WAIT,
          TASK_POD_ERRORS);

  private NodeSignals() {}

  /** A code such as {@code ContainersNotReady|ImagePullBackOff} ends in the waiting reason. */
  private static String podError(String code) {
    String reason = code.substring(code.lastIndexOf('|') + 1);
    return POD_ERRORS.contains(reason) ? reason : "other";
  }
}
