package io.github.flyteexporter.kube.workload;

import io.github.flyteexporter.kube.controlplane.WantedPods;
import io.github.flyteexporter.kube.watch.ObjectCache;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The Deployments and StatefulSets of one Flyte together. */
public record Workloads(
    ObjectCache<WorkloadObject> deployments, ObjectCache<WorkloadObject> statefulSets)
    implements WantedPods {

  @Override
  public Optional<Map<String, Wanted>> byComponent() {
    if (!deployments.store().complete()) {
      return Optional.empty();
    }
    Map<String, Wanted> all = new TreeMap<>();
    add(deployments, all);
    add(statefulSets, all);
    return Optional.of(all);
  }

  private static void add(ObjectCache<WorkloadObject> cache, Map<String, Wanted> all) {
    cache.store().all().stream()
        .filter(one -> !one.component().isEmpty())
        .forEach(
            one ->
                all.merge(
                    one.component(), new Wanted(one.replicas(), one.refusal()), Wanted::plus));
  }
}
