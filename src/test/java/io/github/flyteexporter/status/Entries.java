package io.github.flyteexporter.status;

import io.github.flyteexporter.status.StatusEntry.Before;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Entries by their second. */
public final class Entries {
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Entries() {}

  /** An entry of a second at which these functions are impaired and the others work. */
  public static StatusEntry at(long second, Before after, PlatformFunction... impaired) {
    Map<PlatformFunction, FunctionStatus> functions = new EnumMap<>(PlatformFunction.class);
    StatusEntry.SHOWN.forEach(one -> functions.put(one, FunctionStatus.WORKING));
    for (PlatformFunction one : impaired) {
      functions.put(one, FunctionStatus.IMPAIRED);
    }
    return new StatusEntry(START.plusSeconds(second), after, functions, Optional.empty());
  }

  public static StatusEntry at(long second, PlatformFunction... impaired) {
    return at(second, Before.SAME, impaired);
  }

  public static StatusEntry start(long second, PlatformFunction... impaired) {
    return at(second, Before.START, impaired);
  }

  /** The start of an exporter that knows nothing yet. */
  public static StatusEntry blankStart(long second) {
    return new StatusEntry(START.plusSeconds(second), Before.START, Map.of(), Optional.empty());
  }

  /** An entry within an incident that began at a second. */
  public static StatusEntry in(
      long since, long second, Cause cause, PlatformFunction first, PlatformFunction... more) {
    Set<PlatformFunction> functions = EnumSet.of(first, more);
    StatusEntry entry = at(second, functions.toArray(PlatformFunction[]::new));
    return new StatusEntry(
        entry.at(),
        entry.after(),
        entry.functions(),
        Optional.of(
            new Sighting(START.plusSeconds(since), START.plusSeconds(second), functions, cause)));
  }
}
