package io.github.flyteexporter.kube.controlplane;

import io.github.flyteexporter.kube.controlplane.WantedPods.Wanted;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Components that should have a pod and have none. */
public final class MissingPods {
  private final WantedPods wanted;
  private final SeenComponents seen = new SeenComponents();

  public MissingPods(WantedPods wanted) {
    this.wanted = wanted;
  }

  /**
   * Why each component that should have a pod has none.
   *
   * @param present the components that have pods that did not end
   */
  public Map<String, NotRunningReason> among(Set<String> present, Instant now) {
    Map<String, Wanted> wants = wanted.byComponent().orElse(Map.of());
    Map<String, NotRunningReason> missing = new TreeMap<>();
    for (String component : seen.update(present, wants.keySet(), now)) {
      missing.put(component, NotRunningReason.NO_POD);
    }
    wants.forEach(
        (component, want) -> {
          if (want.replicas() > 0) {
            missing.put(component, reason(want.refusal()));
          }
        });
    missing.keySet().removeAll(present);
    return missing;
  }

  /**
   * A Deployment's condition ReplicaFailure holds the API server's words (kubernetes v1.34,
   * pkg/controller/deployment/sync.go; the quota's: plugin/pkg/admission/resourcequota).
   */
  private static NotRunningReason reason(String refusal) {
    if (refusal.isEmpty()) {
      return NotRunningReason.NO_POD;
    }
    return refusal.contains("exceeded quota")
        ? NotRunningReason.QUOTA
        : NotRunningReason.POD_REFUSED;
  }
}
