package io.github.flyteexporter.kube.controlplane;

import java.util.Map;
import java.util.Optional;

/** How many pods of each component Deployments and StatefulSets want. */
public interface WantedPods {
  /** Unknown. */
  WantedPods UNKNOWN = Optional::empty;

  /** By component; empty while the objects are not read. */
  Optional<Map<String, Wanted>> byComponent();

  /**
   * What one component's objects want.
   *
   * @param replicas how many pods
   * @param refusal the API server's words if it refuses to create them, empty otherwise
   */
  record Wanted(int replicas, String refusal) {
    /** Both together. */
    public Wanted plus(Wanted other) {
      return new Wanted(replicas + other.replicas, refusal.isEmpty() ? other.refusal : refusal);
    }
  }
}
