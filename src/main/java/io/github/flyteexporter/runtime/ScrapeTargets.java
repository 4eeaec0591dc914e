package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.kube.discovery.MajorVersion;
import io.github.flyteexporter.reading.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The sources of the profiling ports, one for each target: kept while the target is equal, closed
 * when it goes.
 */
final class ScrapeTargets {
  private final BiFunction<ScrapeTarget, MajorVersion, Source> port;
  private final Function<MajorVersion, List<Source>> clusterWide;
  private final Supplier<DiscoveredTargets> discovery;
  private Map<Key, Source> ports = Map.of();

  /** What a source is built from. */
  private record Key(ScrapeTarget target, MajorVersion flyte) {}

  /**
   * Sources for targets.
   *
   * @param port builds the source of a profiling port of this Flyte
   * @param clusterWide the sources of this Flyte that one of several replicas reads for all
   * @param discovery discovers the targets where none are configured
   */
  ScrapeTargets(
      BiFunction<ScrapeTarget, MajorVersion, Source> port,
      Function<MajorVersion, List<Source>> clusterWide,
      Supplier<DiscoveredTargets> discovery) {
    this.port = port;
    this.clusterWide = clusterWide;
    this.discovery = discovery;
  }

  /** The targets that exist now under these settings. */
  DiscoveredTargets discover(Settings settings) {
    DiscoveredTargets discovered = discovery.get();
    return settings.targets().isEmpty() ? discovered : discovered.withTargets(settings.targets());
  }

  /** The sources of these targets. */
  synchronized List<Source> sources(DiscoveredTargets found) {
    Map<Key, Source> next = new LinkedHashMap<>();
    for (ScrapeTarget target : found.targets()) {
      Key key = new Key(target, found.flyte());
      Source before = ports.get(key);
      next.put(key, before == null ? port.apply(target, found.flyte()) : before);
    }
    ports.forEach(
        (key, source) -> {
          if (!next.containsKey(key)) {
            source.close();
          }
        });
    ports = next;
    return Stream.concat(
            next.values().stream(),
            found.clusterWide() || found.isOfAnotherShard()
                ? clusterWide.apply(found.flyte()).stream()
                : Stream.empty())
        .toList();
  }
}
