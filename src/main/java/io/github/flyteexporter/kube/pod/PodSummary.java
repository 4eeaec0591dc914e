package io.github.flyteexporter.kube.pod;

import io.github.flyteexporter.kube.controlplane.WantedPods;
import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Summaries of pods. Task pods and pods of Flyte itself may come in one list or in two; each
 * summary skips the pods of the other.
 */
public final class PodSummary implements ObjectSummary<PodObject> {
  private final List<ObjectSummary<PodObject>> parts;

  private PodSummary(List<ObjectSummary<PodObject>> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Of the pods of tasks and of Flyte itself, as they stand in one list. */
  public static PodSummary ofAll() {
    return new PodSummary(
        List.of(
            new TaskPodSummary(),
            new ControlPlanePodSummary(WantedPods.UNKNOWN),
            new ShardSummary()));
  }

  /** Of the pods of Flyte itself, and of those that are missing. */
  public static PodSummary ofFlyte(WantedPods wanted) {
    return new PodSummary(List.of(new ControlPlanePodSummary(wanted), new ShardSummary()));
  }

  @Override
  public Summary summarize(Collection<PodObject> objects, Instant now) {
    List<Sample> samples = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    for (ObjectSummary<PodObject> part : parts) {
      Summary said = part.summarize(objects, now);
      samples.addAll(said.samples());
      evidence.addAll(said.evidence());
    }
    return new Summary(samples, evidence);
  }
}
