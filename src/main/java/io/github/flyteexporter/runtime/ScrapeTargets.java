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
 * Turns settings into sources; a target that stays as it is keeps the source it had, one that goes
 * is closed.
 */
final class ScrapeTargets {
  private final Function<ScrapeTarget, Source> port;
  private final List<Source> clusterWide;
  private final Supplier<DiscoveredTargets> discovery;
  private Map<ScrapeTarget, Source> ports = Map.of();

  /**
   * Sources of a Flyte.
   *
   * @param port makes what reads a profiling port
   * @param clusterWide what one of several replicas reads for all
   * @param discovery the ports where none are configured
   */
  ScrapeTargets(
      Function<ScrapeTarget, Source> port,
      List<Source> clusterWide,
      Supplier<DiscoveredTargets> discovery) {
    this.port = port;
    this.clusterWide = List.copyOf(clusterWide);
    this.discovery = discovery;
  }

  /** What is there to be read with these settings at this moment. */
  DiscoveredTargets found(Settings settings) {
    DiscoveredTargets around = discovery.get();
    return settings.targets().isEmpty() ? around : around.withTargets(settings.targets());
  }

  /** The sources of what was found. */
  synchronized List<Source> of(DiscoveredTargets found) {
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
            next.values().stream(), found.clusterWide() ? clusterWide.stream() : Stream.empty())
        .toList();
  }
}
