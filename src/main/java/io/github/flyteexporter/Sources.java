package io.github.flyteexporter;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.Target;
import io.github.flyteexporter.kube.Found;
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
final class Sources {
  private final Function<Target, Source> port;
  private final List<Source> clusterWide;
  private final Supplier<Found> discovery;
  private Map<Target, Source> ports = Map.of();

  /**
   * Sources of a Flyte.
   *
   * @param port makes what reads a profiling port
   * @param clusterWide what one of several replicas reads for all
   * @param discovery the ports where none are configured
   */
  Sources(Function<Target, Source> port, List<Source> clusterWide, Supplier<Found> discovery) {
    this.port = port;
    this.clusterWide = List.copyOf(clusterWide);
    this.discovery = discovery;
  }

  /** What is there to be read with these settings at this moment. */
  Found found(Settings settings) {
    Found around = discovery.get();
    return settings.targets().isEmpty() ? around : around.with(settings.targets());
  }

  /** The sources of what was found. */
  synchronized List<Source> of(Found found) {
    Map<Target, Source> next = new LinkedHashMap<>();
    for (Target target : found.targets()) {
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
