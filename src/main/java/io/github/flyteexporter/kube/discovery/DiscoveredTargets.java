package io.github.flyteexporter.kube.discovery;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.config.Settings;
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
 * @param flyte which Flyte it is
 * @param healthchecks servers with a {@code /healthcheck}, of the scheduler and datacatalog where
 *     they have pods of their own
 */
public record DiscoveredTargets(
    List<ScrapeTarget> targets,
    boolean clusterWide,
    Optional<URI> admin,
    MajorVersion flyte,
    Map<SourceId, URI> healthchecks) {
  /** flyteadmin in our own pod (flyte v1.16.8, flyteadmin/pkg/config/config.go:90-117). */
  public static final URI LOCAL_ADMIN = URI.create("http://localhost:8088");

  /** Before the first list of pods. */
  static final DiscoveredTargets NOTHING =
      new DiscoveredTargets(List.of(), true, Optional.empty(), MajorVersion.UNKNOWN, Map.of());

  public DiscoveredTargets {
    targets = List.copyOf(targets);
    healthchecks = Map.copyOf(healthchecks);
  }

  /** A Flyte 1 without health checks. */
  public DiscoveredTargets(List<ScrapeTarget> targets, boolean clusterWide, Optional<URI> admin) {
    this(targets, clusterWide, admin, MajorVersion.FLYTE_1, Map.of());
  }

  /**
   * Everything that concerns all replicas, and the ports in our own pod.
   *
   * @param flyte which Flyte it is, Flyte 1 where that is not known
   */
  public static DiscoveredTargets inOwnPod(MajorVersion flyte) {
    return flyte == MajorVersion.FLYTE_2
        ? new DiscoveredTargets(
            List.of(Flyte2Addresses.target("flyte-binary", "localhost")),
            true,
            Optional.of(Flyte2Addresses.api("localhost")),
            flyte,
            Map.of())
        : beside(List.of(Settings.SIDECAR));
  }

  /** These targets of Flyte 1, everything that concerns all replicas, and flyteadmin beside us. */
  public static DiscoveredTargets beside(List<ScrapeTarget> targets) {
    return new DiscoveredTargets(targets, true, Optional.of(LOCAL_ADMIN));
  }

  /** Nothing of Flyte itself, which another exporter reads for all. */
  public static DiscoveredTargets ofAnotherShard(MajorVersion flyte) {
    return new DiscoveredTargets(
        List.of(),
        false,
        Optional.empty(),
        flyte == MajorVersion.FLYTE_2 ? flyte : MajorVersion.FLYTE_1,
        Map.of());
  }

  /** Whether another exporter reads everything of Flyte itself. */
  public boolean isOfAnotherShard() {
    return equals(ofAnotherShard(flyte));
  }

  /** The same, with other targets. */
  public DiscoveredTargets withTargets(List<ScrapeTarget> others) {
    return new DiscoveredTargets(others, clusterWide, admin, flyte, healthchecks);
  }
}
