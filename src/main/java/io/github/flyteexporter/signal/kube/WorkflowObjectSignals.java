package io.github.flyteexporter.signal.kube;

import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What FlyteWorkflow objects show by being there: phases, ages, sizes, deletions. */
public final class WorkflowObjectSignals {
  public static final Signal PHASES =
      gauge(
              "flyte_workflows",
              "FlyteWorkflows that have not ended, of Flyte 2 root TaskActions, by phase.",
              "project",
              "domain",
              "phase")
          .computed("FlyteWorkflow `status.phase`", WorkflowObjectSignals::phases);

  public static final Signal OLDEST =
      gauge(
              "flyte_workflow_oldest_age_seconds",
              "Age of the oldest FlyteWorkflow, of Flyte 2 the oldest run, in a phase; absent when"
                  + " there is none.",
              "phase")
          .computed("FlyteWorkflow `acceptedAt`", each(WorkflowSamples.OLDEST, "phase"));

  public static final Signal FAILED_ATTEMPTS =
      gauge(
              "flyte_workflow_failed_attempts_max",
              "The most failed rounds of a FlyteWorkflow that has not ended.")
          .computed(
              "FlyteWorkflow `status.failedAttempts`", sum(WorkflowSamples.FAILED_ATTEMPTS_MAX));

  public static final Signal DELETING =
      gauge(
              "flyte_workflows_deleting",
              "FlyteWorkflows, of Flyte 2 TaskActions, that are deleted but held by Flyte's"
                  + " finalizer.")
          .computed("FlyteWorkflow `deletionTimestamp`", sum(WorkflowSamples.DELETING));

  public static final Signal DELETING_OLDEST =
      gauge(
              "flyte_workflow_deleting_oldest_age_seconds",
              "How long a deleted FlyteWorkflow has been held at most, absent when none is.")
          .computed("FlyteWorkflow `deletionTimestamp`", sum(WorkflowSamples.DELETING_OLDEST));

  public static final Signal LARGEST =
      gauge(
              "flyte_workflow_object_max_bytes",
              "Size of the largest FlyteWorkflow object, absent when there is none.")
          .computed("bytes of FlyteWorkflow objects", sum(WorkflowSamples.LARGEST));

  public static final Signal NEAR_LIMIT =
      gauge(
              "flyte_workflow_objects_near_limit",
              "FlyteWorkflow objects over a share of the 1.5 MiB that etcd takes by default.",
              "threshold")
          .computed(
              "bytes of FlyteWorkflow objects", each(WorkflowSamples.NEAR_LIMIT, "threshold"));

  public static final Signal WATCH_ERRORS =
      counter(
              "flyte_exporter_watch_errors_total",
              "Lists and watches of Kubernetes objects that broke, by why.",
              "target",
              "reason")
          .computed("lists and watches", WorkflowObjectSignals::errors);

  public static final List<Signal> ALL =
      List.of(
          PHASES,
          OLDEST,
          FAILED_ATTEMPTS,
          DELETING,
          DELETING_OLDEST,
          LARGEST,
          NEAR_LIMIT,
          WATCH_ERRORS);

  private WorkflowObjectSignals() {}

  /** A number that the FlyteWorkflow objects of this round say. */
  static SignalReader sum(String sample) {
    return (frame, out) ->
        frame
            .workflowObjects()
            .ifPresent(
                reading -> reading.samples().sum(sample).ifPresent(v -> out.emit(Labels.NONE, v)));
  }

  private static SignalReader each(String sample, String label) {
    return (frame, out) ->
        frame.workflowObjects().stream()
            .flatMap(reading -> reading.samples().all(sample).stream())
            .forEach(s -> out.emit(Labels.of(label, s.labels().get(label)), s.value()));
  }

  private static void phases(RoundView frame, SignalReader.Out out) {
    Map<Labels, Double> sum = new TreeMap<>();
    frame.workflowObjects().stream()
        .flatMap(reading -> reading.samples().all(WorkflowSamples.ACTIVE).stream())
        .forEach(
            sample -> {
              Labels of = sample.labels();
              ProjectDomain pair = new ProjectDomain(of.get("project"), of.get("domain"));
              Labels place = frame.state().slots().slot(pair).labels();
              sum.merge(place.with("phase", of.get("phase")), sample.value(), Double::sum);
            });
    sum.forEach(out::emit);
  }

  private static void errors(RoundView frame, SignalReader.Out out) {
    frame.histories(KubeSamples.SOURCE).stream()
        .flatMap(history -> history.current().stream())
        .forEach(
            reading ->
                reading
                    .samples()
                    .all(WorkflowSamples.WATCH_ERRORS)
                    .forEach(
                        error ->
                            out.emit(
                                Labels.of(
                                    "target",
                                    reading.id().target(),
                                    "reason",
                                    error.labels().get("reason")),
                                error.value())));
  }
}
