package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.ControlPlanePod;
import io.github.flyteexporter.reading.Evidence.FailedPod;
import io.github.flyteexporter.reading.Evidence.PodEvent;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.Reading;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is counted of the objects of Kubernetes other than FlyteWorkflows. */
public record KubeCounts(PodFailures failures, PodEvents events, PodRestarts restarts) {
  static final KubeCounts NONE = new KubeCounts(PodFailures.NONE, PodEvents.NONE, PodRestarts.NONE);

  /** These counts after a good reading of any type of object. */
  KubeCounts plus(Reading reading) {
    return new KubeCounts(
        reading.samples().has(KubeSamples.TASK_PODS)
            ? failures.plus(of(reading, FailedPod.class))
            : failures,
        reading.samples().has(KubeSamples.POD_EVENTS)
            ? events.plus(of(reading, PodEvent.class))
            : events,
        reading.samples().has(KubeSamples.CONTROL_PODS)
            ? restarts.plus(of(reading, ControlPlanePod.class))
            : restarts);
  }

  /** These counts with each project-domain replaced by what it is remembered as. */
  KubeCounts by(UnaryOperator<ProjectDomain> remembered) {
    return new KubeCounts(failures.by(remembered), events, restarts);
  }

  public static ProjectDomain where(Labels labels) {
    return new ProjectDomain(labels.get("project"), labels.get("domain"));
  }

  private static <E extends Evidence> List<E> of(Reading reading, Class<E> type) {
    return reading.evidence().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
