package io.github.flyteexporter.kube.discovery;

import io.github.flyteexporter.config.ScrapeTarget;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What there is of Flyte, seen from where we run.
 *
 * @param targets the profiling ports: our own pod's is called as its component, another pod's as
 *     the pod
 * @param clusterWide whether what is one for all replicas is ours to tell: of several replicas with
 *     a sidecar only the oldest tells it
 * @param admin where flyteadmin's API is, empty where no pod of it is seen
 */
public record DiscoveredTargets(
    List<ScrapeTarget> targets, boolean clusterWide, Optional<URI> admin) {
  /** flyteadmin in our own pod (flyte v1.16.8, flyteadmin/pkg/config/config.go:90-117). */
  public static final URI BESIDE_US = URI.create("http://localhost:8088");

  /** Nothing is known yet. */
  static final DiscoveredTargets NOTHING = new DiscoveredTargets(List.of(), true, Optional.empty());

  public DiscoveredTargets {
    targets = List.copyOf(targets);
  }

  /** These targets and everything else too, with flyteadmin beside us. */
  public static DiscoveredTargets all(List<ScrapeTarget> targets) {
    return new DiscoveredTargets(targets, true, Optional.of(BESIDE_US));
  }

  /** The same, with other targets. */
  public DiscoveredTargets with(List<ScrapeTarget> others) {
    return new DiscoveredTargets(others, clusterWide, admin);
  }
}
