package io.github.flyteexporter.kube;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What all pods say: those of tasks and those of Flyte itself may come in one list or in two, each
 * summary passes over the pods of the other.
 */
final class PodSummary implements ObjectSummary<PodObject> {
  private static final List<ObjectSummary<PodObject>> PARTS =
      List.of(new TaskPodSummary(), new ControlPlanePodSummary(), new ShardSummary());

  @Override
  public Said of(Collection<PodObject> objects, Instant now) {
    List<Sample> samples = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    for (ObjectSummary<PodObject> part : PARTS) {
      Said said = part.of(objects, now);
      samples.addAll(said.samples());
      evidence.addAll(said.evidence());
    }
    return new Said(samples, evidence);
  }
}
