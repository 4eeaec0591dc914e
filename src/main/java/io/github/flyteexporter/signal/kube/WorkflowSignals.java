package io.github.flyteexporter.signal.kube;

import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.failure.FinishedWorkflows;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Do workflows end as their code decides. Read from FlyteWorkflow objects. */
public final class WorkflowSignals {
  public static final Signal FINISHED =
      counter(
              "flyte_workflows_finished_total",
              "Workflows that ended while this exporter watched, each counted once.",
              "project",
              "domain",
              "outcome")
          .computed(
              "FlyteWorkflows turning terminal",
              summed(
                  (place, kind) -> Optional.of(place.labels().with("outcome", outcome(kind))),
                  kind -> true));

  public static final Signal KILLED =
      counter(
              "flyte_workflows_killed_by_platform_total",
              "Workflows that Flyte failed because its own rounds failed too often, not the code.",
              "project",
              "domain")
          .computed(
              "FlyteWorkflows turning terminal with code `Workflow abort failed`",
              summed(
                  (place, kind) -> Optional.of(place.labels()),
                  FinishedWorkflows.Kind::killedByPlatform));

  public static final Signal FAILURES =
      counter(
              "flyte_workflow_failures_total",
              "Workflows that failed while this exporter watched, by whose fault it was and why.",
              "project",
              "domain",
              "fault",
              "reason")
          .computed(
              "code, kind and message of the error that FlyteWorkflows end on",
              summed((place, kind) -> kind.failure().map(why -> why.on(place)), kind -> true));

  public static final Signal FAILING =
      gauge(
              "flyte_workflows_failing",
              "Workflows that have not ended and whose last rounds failed.")
          .computed(
              "FlyteWorkflow `status.failedAttempts`",
              WorkflowObjectSignals.sum(WorkflowSamples.FAILING));

  public static final Signal ACTIVE =
      gauge(
              "flyte_workflows_active",
              "FlyteWorkflows, of Flyte 2 root TaskActions, that have not ended.")
          .computed(
              "FlyteWorkflow objects",
              (frame, out) ->
                  frame.activeWorkflows().ifPresent(count -> out.emit(Labels.NONE, count)));

  public static final Signal DROPPED =
      gauge(
              "flyte_exporter_project_domains_dropped",
              "Project-domains beyond the setting projectDomains, summed into project=\"_other\".")
          .computed(
              "project-domain slots",
              (frame, out) -> out.emit(Labels.NONE, frame.state().slots().droppedCount()));

  public static final List<Signal> ALL =
      List.of(ACTIVE, FAILING, FINISHED, FAILURES, KILLED, DROPPED);

  private WorkflowSignals() {}

  /**
   * Endings added up by the labels they get at their place among the project-domains; those without
   * labels are left out, those that do not count add nothing, so that their series begin at 0.
   */
  private static SignalReader summed(
      BiFunction<ProjectDomain, FinishedWorkflows.Kind, Optional<Labels>> labels,
      Predicate<FinishedWorkflows.Kind> counts) {
    return (frame, out) -> {
      Map<Labels, Double> sum = new TreeMap<>();
      frame
          .state()
          .finished()
          .counts()
          .forEach(
              (kind, count) ->
                  labels
                      .apply(frame.state().slots().slot(kind.where()), kind)
                      .ifPresent(
                          of ->
                              sum.merge(
                                  of, counts.test(kind) ? (double) count : 0.0, Double::sum)));
      sum.forEach(out::emit);
    };
  }

  private static String outcome(FinishedWorkflows.Kind kind) {
    return kind.outcome().name().toLowerCase(Locale.ROOT);
  }
}
