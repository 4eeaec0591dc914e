package io.github.flyteexporter.signal.kube;

import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.state.KubeCounts;
import io.github.flyteexporter.signal.state.PodEvents;
import io.github.flyteexporter.signal.state.PodFailures;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What tasks' pods wait for and die of. Read from Pod and Event objects. */
public final class TaskPodSignals {
  /** A zero at {@code _other} says that there are none; no series means that pods are not read. */
  public static final Signal PODS =
      gauge(
              "flyte_task_pods",
              "Pods of tasks by phase and by what they wait for or died of.",
              "project",
              "domain",
              "phase",
              "reason")
          .computed(
              "Pod objects with label `execution-id`",
              (frame, out) -> {
                Map<Labels, Double> sums = new TreeMap<>();
                FromKube.samples(frame, KubeSamples.TASK_PODS)
                    .forEach(
                        sample ->
                            sums.merge(
                                place(frame, KubeCounts.where(sample.labels()))
                                    .with("phase", sample.labels().get("phase"))
                                    .with("reason", sample.labels().get("reason")),
                                sample.value(),
                                Double::sum));
                sums.forEach(out::emit);
              });

  public static final Signal OLDEST =
      gauge(
              "flyte_task_pod_oldest_age_seconds",
              "Age of the oldest pod of a task that waits to run or to go, absent when none does.",
              "reason")
          .computed("Pod objects", new FromKube(KubeSamples.TASK_POD_OLDEST));

  public static final Signal FAILURES =
      counter(
              "flyte_task_pod_failures_total",
              "Pods of tasks that failed while this exporter watched, each counted once.",
              "project",
              "domain",
              "reason")
          .computed(
              "Pod objects turning Failed",
              (frame, out) -> {
                PodFailures failures = frame.state().counts().failures();
                Map<Labels, Double> sums = new TreeMap<>();
                if (failures.known().isPresent()) {
                  sums.put(ProjectDomain.OTHER.labels().with("reason", "unknown"), 0.0);
                }
                failures
                    .counts()
                    .forEach(
                        (kind, count) ->
                            sums.merge(
                                place(frame, kind.where()).with("reason", kind.reason()),
                                (double) count,
                                Double::sum));
                sums.forEach(out::emit);
              });

  public static final Signal EVENTS =
      counter(
              "flyte_task_pod_events_total",
              "Events that Kubernetes reported of tasks' pods while this exporter watched.",
              "reason")
          .computed(
              "Event objects of pods with label `execution-id`",
              (frame, out) -> {
                PodEvents events = frame.state().counts().events();
                if (events.known().isPresent()) {
                  Map<String, Long> counts = new TreeMap<>(Map.of("other", 0L));
                  counts.putAll(events.counts());
                  counts.forEach((reason, n) -> out.emit(Labels.of("reason", reason), n));
                }
              });

  public static final List<Signal> ALL = List.of(PODS, OLDEST, FAILURES, EVENTS);

  private TaskPodSignals() {}

  private static Labels place(RoundView frame, ProjectDomain pair) {
    return frame.state().slots().slot(pair).labels();
  }
}
