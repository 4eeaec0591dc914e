package io.github.flyteexporter.kube.pod;

import io.github.flyteexporter.kube.controlplane.ControlPlanePodDetails;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.shard.Shard;
import io.github.flyteexporter.kube.shard.ShardKeys;
import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Whether all shards of propeller run, and which workflows each propeller takes. */
public final class ShardSummary implements ObjectSummary<PodObject> {
  @Override
  public Summary summarize(Collection<PodObject> objects, Instant now) {
    List<ControlPlanePodDetails> parts =
        objects.stream().flatMap(pod -> pod.controlPlane().stream()).toList();
    List<Shard> all =
        shards(parts.stream().filter(p -> p.is(ControlPlaneLabels.PROPELLER)).toList());
    List<Shard> running =
        shards(
            parts.stream()
                .filter(part -> part.is(ControlPlaneLabels.PROPELLER))
                .filter(part -> part.ready() && !part.ended())
                .toList());
    List<Sample> samples = new ArrayList<>();
    int expected = ShardKeys.expected(all);
    if (expected > 0) {
      samples.add(sample(KubeSamples.SHARDS_EXPECTED, expected));
      samples.add(
          sample(
              KubeSamples.SHARDS_RUNNING,
              (double) running.stream().map(Shard::index).filter(i -> i >= 0).distinct().count()));
    }
    if (all.stream().anyMatch(Shard::hashed)) {
      int covered = running.stream().mapToInt(Shard::keys).reduce(0, (a, b) -> a | b);
      samples.add(
          sample(KubeSamples.SHARD_KEYS_UNCOVERED, ShardKeys.KEYS - Integer.bitCount(covered)));
    }
    boolean env = parts.stream().anyMatch(part -> part.shard().shardCountEnv());
    if (env || parts.stream().anyMatch(part -> part.is(ControlPlaneLabels.MANAGER))) {
      samples.add(sample(KubeSamples.SHARD_COUNT_ENV, env ? 1 : 0));
    }
    return new Summary(samples, propellers(parts));
  }

  private static List<Evidence> propellers(List<ControlPlanePodDetails> parts) {
    return parts.stream()
        .flatMap(part -> part.asPropeller().stream())
        .map(propeller -> (Evidence) propeller)
        .toList();
  }

  private static List<Shard> shards(List<ControlPlanePodDetails> propellers) {
    return propellers.stream().map(ControlPlanePodDetails::shard).toList();
  }

  private static Sample sample(String name, double value) {
    return new Sample(name, Labels.NONE, value);
  }
}
