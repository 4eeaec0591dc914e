package io.github.flyteexporter.signal;

import static io.github.flyteexporter.signal.Signal.counter;
import static io.github.flyteexporter.signal.Signal.gauge;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
              (frame, out) ->
                  placed(frame, kind -> true).forEach((labels, count) -> out.emit(labels, count)));

  public static final Signal KILLED =
      counter(
              "flyte_workflows_killed_by_platform_total",
              "Workflows that Flyte failed because its own rounds failed too often, not the code.",
              "project",
              "domain")
          .computed(
              "FlyteWorkflows turning terminal with code `Workflow abort failed`",
              (frame, out) -> {
                Map<Labels, Double> sum = new TreeMap<>();
                frame
                    .state()
                    .endings()
                    .counts()
                    .forEach(
                        (kind, count) ->
                            sum.merge(
                                frame.state().slots().place(kind.where()).labels(),
                                kind.killedByPlatform() ? (double) count : 0,
                                Double::sum));
                sum.forEach(out::emit);
              });

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
              (frame, out) -> {
                Map<Labels, Double> sum = new TreeMap<>();
                frame
                    .state()
                    .endings()
                    .counts()
                    .forEach(
                        (kind, count) ->
                            kind.failure()
                                .ifPresent(
                                    why ->
                                        sum.merge(
                                            why.on(frame.state().slots().place(kind.where())),
                                            (double) count,
                                            Double::sum)));
                sum.forEach(out::emit);
              });

  public static final Signal FAILING =
      gauge(
              "flyte_workflows_failing",
              "Workflows that have not ended and whose last rounds failed.")
          .computed(
              "FlyteWorkflow `status.failedAttempts`",
              WorkflowObjectSignals.sum(WorkflowSamples.FAILING));

  public static final Signal ACTIVE =
      gauge("flyte_workflows_active", "FlyteWorkflows that have not ended.")
          .computed(
              "FlyteWorkflow objects",
              (frame, out) ->
                  frame.workflowObjects().stream()
                      .flatMap(reading -> reading.samples().all(Sample.FLYTEWORKFLOWS).stream())
                      .filter(sample -> sample.labels().get("phase").equals("active"))
                      .forEach(sample -> out.emit(Labels.NONE, sample.value())));

  public static final Signal DROPPED =
      gauge(
              "flyte_exporter_project_domains_dropped",
              "Project-domains without a slot, summed into project=\"_other\".")
          .computed(
              "project-domain slots",
              (frame, out) -> out.emit(Labels.NONE, frame.state().slots().dropped().size()));

  static final List<Signal> ALL = List.of(ACTIVE, FAILING, FINISHED, FAILURES, KILLED, DROPPED);

  private WorkflowSignals() {}

  private static Map<Labels, Double> placed(Frame frame, Predicate<Endings.Kind> which) {
    Map<Labels, Double> sum = new TreeMap<>();
    frame
        .state()
        .endings()
        .counts()
        .forEach(
            (kind, count) -> {
              if (which.test(kind)) {
                Labels where = frame.state().slots().place(kind.where()).labels();
                String outcome = kind.outcome().name().toLowerCase(Locale.ROOT);
                sum.merge(where.with("outcome", outcome), (double) count, Double::sum);
              }
            });
    return sum;
  }
}
