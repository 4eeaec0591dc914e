package io.github.flyteexporter.verdict.function;

import io.github.flyteexporter.verdict.model.ClockRegression;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import java.time.Instant;
import java.util.Optional;

/**
 * How a function stands after the rounds so far.
 *
 * @param status impaired, working, or not known
 * @param since since when it is impaired
 * @param contrary how many readings in a row spoke against the status
 * @param contrarySince the first of them
 * @param missed how many rounds in a row said nothing
 * @param seen the moment of the newest reading that was taken into account
 */
public record FunctionState(
    Status status,
    Optional<Instant> since,
    int contrary,
    Instant contrarySince,
    int missed,
    Instant seen) {

  /** Whether a function is impaired, working, or not known. */
  public enum Status {
    IMPAIRED,
    WORKING,
    UNKNOWN
  }

  public static final FunctionState UNKNOWN =
      new FunctionState(Status.UNKNOWN, Optional.empty(), 0, Instant.MIN, 0, Instant.MIN);

  /** This standing by a clock that was set back: nothing was seen in the time to come. */
  public FunctionState notAfter(Instant now) {
    return seen.isAfter(now)
        ? new FunctionState(
            status,
            since.map(at -> ClockRegression.notAfter(now, at)),
            contrary,
            ClockRegression.notAfter(now, contrarySince),
            missed,
            Instant.MIN)
        : this;
  }

  /** One round without a word is none, however long the interval. */
  private boolean holds(Limits limits, Instant now) {
    return missed < 1 || !seen.plus(limits.time(Limit.STATUS_HOLDS)).isBefore(now);
  }

  /** This standing after a round; with proof of a cause an impairment is believed at once. */
  public FunctionState after(
      FunctionObservation opinion, boolean proven, Limits limits, Instant now) {
    if (opinion.impaired().isEmpty()) {
      return holds(limits, now)
          ? new FunctionState(status, since, contrary, contrarySince, missed + 1, seen)
          : UNKNOWN;
    }
    if (!opinion.seen().isAfter(seen)) {
      return this;
    }
    boolean impaired = opinion.impaired().get();
    if (status == (impaired ? Status.IMPAIRED : Status.WORKING)) {
      return new FunctionState(status, since, 0, opinion.seen(), 0, opinion.seen());
    }
    Instant first = contrary == 0 ? opinion.seen() : contrarySince;
    boolean again =
        contrary > 0 && !opinion.seen().isBefore(first.plus(limits.time(Limit.STATUS_CHANGES)));
    boolean believed = again || (impaired ? proven : status == Status.UNKNOWN);
    if (!believed) {
      return new FunctionState(status, since, contrary + 1, first, 0, opinion.seen());
    }
    return impaired
        ? new FunctionState(Status.IMPAIRED, Optional.of(first), 0, first, 0, opinion.seen())
        : new FunctionState(Status.WORKING, Optional.empty(), 0, first, 0, opinion.seen());
  }
}
