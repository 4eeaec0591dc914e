package io.github.flyteexporter.kube.discovery;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.reading.SourceId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The targets of one Flyte, as seen from our pod.
 *
 * @param targets the profiling ports; that of our own pod is named after its component, another one
 *     after its pod
 * @param clusterWide whether we report what concerns all replicas: of several replicas with a
 *     sidecar only the oldest does
 * @param admin flyteadmin's API, empty if no pod of it was found
 * @param healthchecks servers with a {@code /healthcheck}, of the scheduler and datacatalog where
 *     they have pods of their own
 */
public record DiscoveredTargets(
    List<ScrapeTarget> targets,
    boolean clusterWide,
    Optional<URI> admin,
    Map<SourceId, URI> healthchecks) {
  /** flyteadmin in our own pod (flyte v1.16.8, flyteadmin/pkg/config/config.go:90-117). */
  public static final URI LOCAL_ADMIN = URI.create("http://localhost:8088");

  /** Nothing of Flyte itself: another exporter reads that. */
  public static final DiscoveredTargets OF_ANOTHER_SHARD =
      new DiscoveredTargets(List.of(), false, Optional.empty());

  /** Before the first list of pods. */
  static final DiscoveredTargets NOTHING = new DiscoveredTargets(List.of(), true, Optional.empty());

  public DiscoveredTargets {
    targets = List.copyOf(targets);
    healthchecks = Map.copyOf(healthchecks);
  }

  /** The same without health checks. */
  public DiscoveredTargets(List<ScrapeTarget> targets, boolean clusterWide, Optional<URI> admin) {
    this(targets, clusterWide, admin, Map.of());
  }

  /** These targets, everything that concerns all replicas, and flyteadmin in our own pod. */
  public static DiscoveredTargets beside(List<ScrapeTarget> targets) {
    return new DiscoveredTargets(targets, true, Optional.of(LOCAL_ADMIN));
  }

  /** The same, with other targets. */
  public DiscoveredTargets withTargets(List<ScrapeTarget> others) {
    return new DiscoveredTargets(others, clusterWide, admin, healthchecks);
  }
}
