package io.github.flyteexporter.status;

import static io.github.flyteexporter.verdict.model.ClockRegression.notAfter;

import io.github.flyteexporter.status.StatusEntry.Before;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * An incident as the status page shows it.
 *
 * @param key the start that the running exporter gives it
 * @param since when it began
 * @param until when it had ended; before that, when it was last seen
 * @param phase whether it goes on
 * @param functions those that were impaired at any time within it
 * @param cause the cause that explains it
 */
public record StatusIncident(
    Instant key,
    Instant since,
    Instant until,
    Phase phase,
    Set<PlatformFunction> functions,
    Cause cause) {
  /** Whether an incident goes on. */
  public enum Phase {
    ONGOING,
    /** The exporter started while it went on, and has not judged its functions again. */
    INTERRUPTED,
    ENDED,
    /** Nothing was observed for so long that its end is not known. */
    LOST
  }

  /** What cannot be seen for so long is another incident, as in the verdict. */
  private static final Duration UNSEEN = Duration.ofMinutes(15);

  public StatusIncident {
    functions = Set.copyOf(functions);
  }

  static StatusIncident of(Sighting first) {
    return new StatusIncident(
        first.since(),
        first.since(),
        first.seen(),
        Phase.ONGOING,
        first.functions(),
        first.cause());
  }

  /** Whether a round shows this incident, perhaps of an exporter that was restarted. */
  boolean isSeenIn(Sighting sighting) {
    return sighting.since().equals(key)
        || (phase == Phase.INTERRUPTED
            && !Collections.disjoint(functions, sighting.functions())
            && !sighting.since().isAfter(until.plus(UNSEEN)));
  }

  StatusIncident seen(Sighting now) {
    EnumSet<PlatformFunction> all = EnumSet.copyOf(functions);
    all.addAll(now.functions());
    return new StatusIncident(
        now.since(),
        since,
        now.seen().isAfter(until) ? now.seen() : until,
        Phase.ONGOING,
        all,
        now.cause() == Cause.UNKNOWN ? cause : now.cause());
  }

  /** This incident after a round that does not show it. */
  StatusIncident unseen(StatusEntry now) {
    if (phase == Phase.ONGOING) {
      return now.after() == Before.START ? in(Phase.INTERRUPTED, until) : in(Phase.ENDED, now.at());
    }
    if (phase != Phase.INTERRUPTED) {
      return this;
    }
    if (now.at().isAfter(until.plus(UNSEEN))) {
      return in(Phase.LOST, until);
    }
    boolean works =
        functions.stream().allMatch(one -> now.functions().get(one) == FunctionStatus.WORKING);
    return works ? in(Phase.ENDED, now.at()) : this;
  }

  /** This incident by a clock that was set back. */
  StatusIncident notLaterThan(Instant now) {
    return new StatusIncident(
        notAfter(now, key), notAfter(now, since), notAfter(now, until), phase, functions, cause);
  }

  private StatusIncident in(Phase next, Instant at) {
    return new StatusIncident(key, since, at, next, functions, cause);
  }
}
