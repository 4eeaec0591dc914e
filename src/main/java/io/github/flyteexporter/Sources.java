package io.github.flyteexporter;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.Target;
import io.github.flyteexporter.reading.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Turns settings into sources; a target that stays as it is keeps the source it had, one that goes
 * is closed.
 */
final class Sources {
  private final Function<Target, Source> port;
  private Map<Target, Source> ports = Map.of();

  /** Sources whose profiling ports are read by what this function makes. */
  Sources(Function<Target, Source> port) {
    this.port = port;
  }

  /** The sources of these settings. */
  synchronized List<Source> of(Settings settings) {
    Map<Target, Source> next = new LinkedHashMap<>();
    for (Target target : settings.targets()) {
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
    return List.copyOf(next.values());
  }
}
