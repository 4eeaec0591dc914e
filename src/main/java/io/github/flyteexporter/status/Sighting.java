package io.github.flyteexporter.status;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The open incident as a round shows it.
 *
 * @param since when it began, which identifies it as long as the exporter runs
 * @param seen when a function was last seen impaired
 * @param functions those that were impaired at any time within it
 * @param cause the cause that explains it, {@link Cause#UNKNOWN} while none does
 */
public record Sighting(Instant since, Instant seen, Set<PlatformFunction> functions, Cause cause) {
  public Sighting {
    functions = Set.copyOf(functions);
  }

  /** The incident of a verdict, empty where none is open or only the observation is impaired. */
  static Optional<Sighting> of(io.github.flyteexporter.verdict.incident.Incident open) {
    Set<PlatformFunction> shown = EnumSet.copyOf(StatusEntry.SHOWN);
    shown.retainAll(open.functions());
    return shown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Sighting(
                open.since(),
                open.seen(),
                shown,
                open.cause().map(found -> found.cause()).orElse(Cause.UNKNOWN)));
  }

  /** Whether it says the same of the incident, apart from when it was seen. */
  boolean isSameAs(Sighting other) {
    return since.equals(other.since) && functions.equals(other.functions) && cause == other.cause;
  }
}
