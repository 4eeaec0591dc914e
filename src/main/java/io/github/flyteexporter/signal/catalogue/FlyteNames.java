package io.github.flyteexporter.signal.catalogue;

import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Knows Flyte's series by the names of the catalogue, whatever prefix an installation gives them: a
 * letter stands for each {@link MetricScope}; names without a scope are spelled out.
 */
public final class FlyteNames implements Names {
  private final Map<String, Wanted> exact = new HashMap<>();

  /** Names with a {@code *}, by what follows their last colon. */
  private final Map<String, List<Shape>> patterns = new HashMap<>();

  private FlyteNames() {}

  /**
   * Knows the series that these signals are read from.
   *
   * @throws IllegalArgumentException when two of them want a series with different labels
   */
  public static FlyteNames of(List<Signal> signals) {
    return of(signals, List.of());
  }

  /**
   * Knows the series that these signals are read from, and others.
   *
   * @throws IllegalArgumentException when a series is wanted with different labels
   */
  public static FlyteNames of(List<Signal> signals, List<Wanted> others) {
    FlyteNames names = new FlyteNames();
    signals.forEach(signal -> signal.wanted().forEach(names::add));
    others.forEach(names::add);
    return names;
  }

  private void add(Wanted wanted) {
    Wanted before = exact.putIfAbsent(wanted.name(), wanted);
    if (before != null && !before.equals(wanted)) {
      throw new IllegalArgumentException(
          "two signals want " + wanted.name() + " with different labels");
    }
    if (before == null && wanted.name().contains("*")) {
      patterns
          .computeIfAbsent(lastSegment(wanted.name()), end -> new ArrayList<>())
          .add(Shape.of(wanted));
    }
  }

  @Override
  public Optional<Wanted> wanted(String rawName) {
    for (MetricScope scope : MetricScope.values()) {
      for (String candidate : scope.candidates(rawName)) {
        Optional<Wanted> found = known(candidate);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return known(rawName);
  }

  private Optional<Wanted> known(String name) {
    Wanted found = exact.get(name);
    return found != null
        ? Optional.of(found)
        : patterns.getOrDefault(lastSegment(name), List.of()).stream()
            .filter(shape -> shape.pattern.matcher(name).matches())
            .map(Shape::wanted)
            .findFirst();
  }

  private static String lastSegment(String name) {
    return name.substring(name.lastIndexOf(':') + 1);
  }

  private record Shape(Pattern pattern, Wanted wanted) {
    static Shape of(Wanted wanted) {
      return new Shape(
          Pattern.compile(Pattern.quote(wanted.name()).replace("*", "\\E[^:]+\\Q")), wanted);
    }
  }
}
