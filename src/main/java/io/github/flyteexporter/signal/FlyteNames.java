package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Wanted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows Flyte's series by the names of the catalogue, whatever prefix an installation gives them:
 * {@code P:} stands for propeller's scope with any metrics prefix and limit-namespace, {@code A:}
 * for admin's scope, doubled or not; names without a scope are spelled out.
 */
public final class FlyteNames implements Names {
  private static final String PROPELLER = "propeller:";
  private static final String ADMIN = "admin:";

  private final Map<String, Wanted> byName;

  private FlyteNames(Map<String, Wanted> byName) {
    this.byName = byName;
  }

  /** Knows the series that these signals are read from. */
  public static FlyteNames of(List<Signal> signals) {
    Map<String, Wanted> byName = new HashMap<>();
    for (Signal signal : signals) {
      for (Wanted wanted : signal.wanted()) {
        Wanted before = byName.putIfAbsent(wanted.name(), wanted);
        if (before != null && !before.equals(wanted)) {
          throw new IllegalArgumentException(
              "two signals want " + wanted.name() + " with different labels");
        }
      }
    }
    return new FlyteNames(Map.copyOf(byName));
  }

  @Override
  public Optional<Wanted> wanted(String rawName) {
    for (int at = rawName.indexOf(PROPELLER); at >= 0; at = rawName.indexOf(PROPELLER, at + 1)) {
      int namespaceEnd = rawName.indexOf(':', at + PROPELLER.length());
      if (startsSegment(rawName, at) && namespaceEnd > 0) {
        Wanted found = byName.get("P:" + rawName.substring(namespaceEnd + 1));
        if (found != null) {
          return Optional.of(found);
        }
      }
    }
    for (int at = rawName.lastIndexOf(ADMIN); at >= 0; at = rawName.lastIndexOf(ADMIN, at - 1)) {
      Wanted found =
          startsSegment(rawName, at)
              ? byName.get("A:" + rawName.substring(at + ADMIN.length()))
              : null;
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.ofNullable(byName.get(rawName));
  }

  private static boolean startsSegment(String name, int at) {
    return at == 0 || name.charAt(at - 1) == ':';
  }
}
