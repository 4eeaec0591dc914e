package io.github.flyteexporter.status;

import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one round says for the status page.
 *
 * @param at when the round ended
 * @param after what lies between it and the entry before
 * @param functions the status of each function that is shown; absent ones are unknown
 * @param incident the open incident
 */
public record StatusEntry(
    Instant at,
    Before after,
    Map<PlatformFunction, FunctionStatus> functions,
    Optional<Sighting> incident) {
  /** The functions that are shown: all that people depend on. */
  public static final Set<PlatformFunction> SHOWN =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(PlatformFunction.OBSERVE)));

  /** What lies between an entry and the one before. */
  public enum Before {
    /** The status of the entry before held until this one. */
    SAME,
    /** Nothing was observed for a while, or the clock was set. */
    GAP,
    /** The exporter started: it does not remember what was before. */
    START
  }

  public StatusEntry {
    Map<PlatformFunction, FunctionStatus> all = new EnumMap<>(PlatformFunction.class);
    for (PlatformFunction function : SHOWN) {
      all.put(function, functions.getOrDefault(function, FunctionStatus.UNKNOWN));
    }
    functions = Map.copyOf(all);
  }

  /** What the verdict of a round says. */
  public static StatusEntry of(Instant at, Before after, Verdict verdict) {
    Map<PlatformFunction, FunctionStatus> functions = new EnumMap<>(PlatformFunction.class);
    SHOWN.forEach(
        function -> functions.put(function, FunctionStatus.of(verdict.standing(function))));
    return new StatusEntry(
        at, after, functions, verdict.incidents().present().flatMap(Sighting::of));
  }

  /** This entry behind something else. */
  public StatusEntry behind(Before other) {
    return new StatusEntry(at, other, functions, incident);
  }

  /** Whether it says the same as another one, apart from the time. */
  public boolean isSameAs(StatusEntry other) {
    boolean sameIncident =
        incident
            .map(one -> other.incident.filter(one::isSameAs).isPresent())
            .orElseGet(other.incident::isEmpty);
    return sameIncident && functions.equals(other.functions);
  }
}
