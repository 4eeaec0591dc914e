package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.reading.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The sources of the profiling ports, one for each target: kept while the target is equal, closed
 * when it goes.
 */
final class ScrapeTargets {
  private final Function<ScrapeTarget, Source> port;
  private final List<Source> clusterWide;
  private final Supplier<DiscoveredTargets> discovery;
  private Map<ScrapeTarget, Source> ports = Map.of();

  /**
   * Sources for targets.
   *
   * @param port builds the source of a profiling port
   * @param clusterWide sources that one of several replicas reads for all
   * @param discovery discovers the targets where none are configured
   */
  ScrapeTargets(
      Function<ScrapeTarget, Source> port,
      List<Source> clusterWide,
      Supplier<DiscoveredTargets> discovery) {
    this.port = port;
    this.clusterWide = List.copyOf(clusterWide);
    this.discovery = discovery;
  }

  /** The targets that exist now under these settings. */
  DiscoveredTargets discover(Settings settings) {
    DiscoveredTargets discovered = discovery.get();
    return settings.targets().isEmpty() ? discovered : discovered.withTargets(settings.targets());
  }

  /** The sources of these targets. */
  synchronized List<Source> sources(DiscoveredTargets found) {
    Map<ScrapeTarget, Source> next = new LinkedHashMap<>();
    for (ScrapeTarget target : found.targets()) {
      Source before = ports.get(target);
      next.put(target, before == null ? port.apply(target) : before);
    }
    ports.forEach(
        (target, source) -> {
          if (!next.containsKey(target)) {
            source.close();
          }
        });
    ports = next;
    return Stream.concat(
            next.values().stream(),
            found.clusterWide() || found.equals(DiscoveredTargets.OF_ANOTHER_SHARD)
                ? clusterWide.stream()
                : Stream.empty())
        .toList();
  }
}
