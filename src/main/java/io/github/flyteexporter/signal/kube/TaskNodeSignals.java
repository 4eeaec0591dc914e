package io.github.flyteexporter.signal.kube;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;

/**
 * Task nodes that wait for resources: no pod exists, no round fails and {@code status.message}
 * stays "running". Read from the state of plugins in FlyteWorkflow objects.
 */
public final class TaskNodeSignals {
  /**
   * A zero at {@code _other} says that there are none; no series means that workflows are not read.
   */
  public static final Signal WAITING =
      gauge(
              "flyte_task_nodes_waiting",
              "Task nodes without a pod, by what refuses it: a quota, the API server, other"
                  + " limits.",
              "project",
              "domain",
              "reason")
          .computed(
              "FlyteWorkflow `status.nodeStatus.*.TaskNodeStatus`",
              (frame, out) -> {
                Map<Labels, Double> sums =
                    folded(frame, WorkflowSamples.NODES_WAITING, Double::sum);
                if (frame.workflowObjects().isPresent()) {
                  sums.putIfAbsent(ProjectDomain.OTHER.labels().with("reason", "quota"), 0.0);
                }
                emit(sums, out);
              });

  public static final Signal OLDEST =
      gauge(
              "flyte_task_node_waiting_oldest_age_seconds",
              "How long the oldest of these task nodes has waited, absent when none waits.",
              "project",
              "domain",
              "reason")
          .computed(
              "FlyteWorkflow `status.nodeStatus.*.TaskNodeStatus.updAt`",
              (frame, out) ->
                  emit(folded(frame, WorkflowSamples.NODES_WAITING_OLDEST, Math::max), out));

  public static final List<Signal> ALL = List.of(WAITING, OLDEST);

  private TaskNodeSignals() {}

  /** The values of a sample at the places of their project-domains. */
  private static Map<Labels, Double> folded(
      RoundView frame, String sample, DoubleBinaryOperator how) {
    Map<Labels, Double> values = new TreeMap<>();
    frame.workflowObjects().stream()
        .flatMap(reading -> reading.samples().all(sample).stream())
        .forEach(
            one ->
                values.merge(
                    frame
                        .state()
                        .slots()
                        .slot(ProjectDomain.of(one.labels()))
                        .labels()
                        .with("reason", one.labels().get("reason")),
                    one.value(),
                    how::applyAsDouble));
    return values;
  }

  private static void emit(Map<Labels, Double> values, SignalReader.Out out) {
    values.forEach(out::emit);
  }
}
