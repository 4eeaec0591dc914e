package io.github.flyteexporter;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.Target;
import io.github.flyteexporter.reading.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Turns settings into sources; a target that stays as it is keeps the source it had, one that goes
 * is closed.
 */
final class Sources {
  private final Function<Target, Source> port;
  private final List<Source> always;
  private Map<Target, Source> ports = Map.of();

  /** Sources whose profiling ports are read by what this function makes, and those always read. */
  Sources(Function<Target, Source> port, List<Source> always) {
    this.port = port;
    this.always = List.copyOf(always);
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
    return Stream.concat(next.values().stream(), always.stream()).toList();
  }
}
