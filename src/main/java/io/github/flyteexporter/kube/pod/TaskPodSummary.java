package io.github.flyteexporter.kube.pod;

import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.podstatus.PodPhase;
import io.github.flyteexporter.kube.podstatus.PodReason;
import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.kube.watch.SampleCounter;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.FailedPod;
import io.github.flyteexporter.reading.Flyte2Evidence.EndedPod;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What task pods wait for and why they fail. A count of 0 without a project shows that pods were
 * read.
 */
public final class TaskPodSummary implements ObjectSummary<PodObject> {
  /** The most ended pods of Flyte 2 that are passed on as evidence, the newest first. */
  private static final int MOST_ENDED = 300;

  private record Kind(String project, String domain, PodPhase phase, PodReason reason) {}

  @Override
  public Summary summarize(Collection<PodObject> objects, Instant now) {
    Map<Kind, Integer> counts = new HashMap<>();
    Map<PodReason, Double> oldest = new EnumMap<>(PodReason.class);
    List<Evidence> failed = new ArrayList<>();
    for (PodObject pod : objects) {
      if (!pod.task()) {
        continue;
      }
      PodReason reason = pod.reason(now);
      counts.merge(new Kind(pod.project(), pod.domain(), pod.phase(), reason), 1, Integer::sum);
      pod.waited(now).ifPresent(age -> oldest.merge(reason, age, Math::max));
      if (pod.failed()) {
        failed.add(new FailedPod(pod.uid(), pod.project(), pod.domain(), pod.reason().label()));
      }
    }
    failed.addAll(ended(objects, now));
    return new Summary(samples(counts, oldest), failed);
  }

  private static List<EndedPod> ended(Collection<PodObject> objects, Instant now) {
    return objects.stream()
        .filter(pod -> !pod.action().isEmpty() && pod.ended() > 0)
        .sorted(Comparator.comparingLong(PodObject::ended).reversed().thenComparing(PodObject::uid))
        .limit(MOST_ENDED)
        .map(
            pod ->
                new EndedPod(
                    pod.uid(),
                    pod.action(),
                    Duration.ofMillis(Math.round(KubeTimes.age(pod.ended(), now) * 1_000))))
        .toList();
  }

  private static List<Sample> samples(Map<Kind, Integer> counts, Map<PodReason, Double> oldest) {
    SampleCounter pods = new SampleCounter(KubeSamples.TASK_PODS);
    pods.add(0, "project", "", "domain", "", "phase", "running", "reason", "none");
    counts.forEach(
        (kind, count) ->
            pods.add(
                count,
                "project",
                kind.project(),
                "domain",
                kind.domain(),
                "phase",
                kind.phase().label(),
                "reason",
                kind.reason().label()));
    SampleCounter ages = new SampleCounter(KubeSamples.TASK_POD_OLDEST);
    oldest.forEach((reason, age) -> ages.set(age, "reason", reason.label()));
    List<Sample> samples = new ArrayList<>(pods.samples());
    samples.addAll(ages.samples());
    return samples;
  }
}
