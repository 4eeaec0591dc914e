package io.github.flyteexporter.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An execution that a schedule owes.
 *
 * @param at when the scheduler launches it, or should have: of those that are late the latest
 * @param late from when on it is late
 * @param since executions created since then show whether it was launched
 */
public record Due(Instant at, Instant late, Instant since) {
  /** As far as the scheduler looks for the next time of a cron expression. */
  private static final Duration FURTHEST = Duration.ofDays(5 * 366);

  /** By so much a scheduler that does not live in UTC can be ahead of it. */
  private static final Duration ZONES = Duration.ofHours(14);

  private static final Duration MARGIN = Duration.ofMinutes(1);

  /**
   * What a schedule owes next, or is late with.
   *
   * @param activated when its launch plan was activated
   * @param fired for when its newest known execution was launched, earlier ones than the activation
   *     count for nothing
   * @return empty when that cannot be known: the times of the schedule are not known, or the newest
   *     execution was at none of them, as with a scheduler in another time zone than UTC
   */
  public static Optional<Due> of(
      Schedule schedule, Instant activated, Optional<Instant> fired, Instant now) {
    Instant oldest = later(activated, now.minus(FURTHEST));
    Optional<Instant> last = fired.filter(at -> at.isAfter(oldest));
    if (last.isPresent() && !isTimeOf(schedule, last.get(), now)) {
      return Optional.empty();
    }
    Instant from = earlier(last.orElse(oldest), now);
    return schedule
        .next(from)
        .map(
            first -> {
              Due due = due(schedule, first, first);
              return due.isLate(now) ? due.latest(schedule, from, last, now) : due;
            });
  }

  /** Whether it is late now. */
  public boolean isLate(Instant now) {
    return late.isBefore(now);
  }

  private Due latest(Schedule schedule, Instant from, Optional<Instant> last, Instant now) {
    if (schedule.period().isPresent()) {
      Duration span = schedule.period().get().plus(schedule.grace(at)).plus(MARGIN);
      return new Due(at, late, later(at, now.minus(span)));
    }
    long before = from.getEpochSecond();
    long after = now.getEpochSecond();
    Due latest = this;
    while (after - before > 1) {
      long middle = before + (after - before) / 2;
      Optional<Due> due =
          schedule.next(Instant.ofEpochSecond(middle)).map(next -> due(schedule, next, next));
      if (due.isPresent() && due.get().isLate(now)) {
        before = middle;
        latest = due.get();
      } else {
        after = middle;
      }
    }
    Instant since = last.isPresent() ? latest.at : later(from, latest.at.minus(ZONES));
    return new Due(latest.at, latest.late, since);
  }

  private static Due due(Schedule schedule, Instant at, Instant since) {
    return new Due(at, at.plus(schedule.grace(at)), since);
  }

  private static boolean isTimeOf(Schedule schedule, Instant fired, Instant now) {
    return schedule.period().isPresent()
        || (fired.isBefore(now.plus(FURTHEST))
            && schedule.next(fired.minusSeconds(1)).equals(Optional.of(fired)));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
