package io.github.flyteexporter.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The search for the next time of a cron expression, in the steps in which unionai/cron
 * v3.0.2-0.20220915 takes it (spec.go, {@code Next}). Which hour it finds, or misses, on a day
 * whose clock changes depends on these steps.
 */
final class CronSearch {
  private static final int YEARS = 5;

  /**
   * More steps than five years of days need. The scheduler's own search does not end where a whole
   * day is missing from a time zone (Pacific/Apia, 2011-12-30).
   */
  private static final int MOST_STEPS = 5_000;

  private final CronTimes times;
  private ZonedDateTime time;
  private boolean begun;
  private int steps;

  CronSearch(CronTimes times, Instant after) {
    this.times = times;
    this.time = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).atZone(times.zone());
  }

  /** The next time, empty when there is none within five years. */
  Optional<Instant> next() {
    int lastYear = time.getYear() + YEARS;
    while (time.getYear() <= lastYear && steps < MOST_STEPS) {
      if (month() && day() && hour() && minute() && second()) {
        return Optional.of(time.toInstant());
      }
    }
    return Optional.empty();
  }

  /** Each of these steps on to a value that matches: false when a larger field has changed. */
  private boolean month() {
    while (!times.month(time)) {
      begin(time.toLocalDate().withDayOfMonth(1).atStartOfDay());
      LocalDateTime first = time.toLocalDateTime().withDayOfMonth(1);
      time = at(first.plusMonths(1).plusDays(time.getDayOfMonth() - 1L));
      if (time.getMonthValue() == 1 || isTooLong()) {
        return false;
      }
    }
    return true;
  }

  /** A day without a midnight may be passed over. */
  private boolean day() {
    while (!times.day(time)) {
      begin(time.toLocalDate().atStartOfDay());
      time = at(time.toLocalDateTime().plusDays(1));
      int hour = time.getHour();
      time = time.plusHours(hour > 12 ? 24 - hour : -hour);
      if (time.getDayOfMonth() == 1 || isTooLong()) {
        return false;
      }
    }
    return true;
  }

  private boolean hour() {
    while (!times.hour(time)) {
      begin(time.toLocalDateTime().truncatedTo(ChronoUnit.HOURS));
      time = time.plusHours(1);
      if (time.getHour() == 0 || isTooLong()) {
        return false;
      }
    }
    return true;
  }

  private boolean minute() {
    while (!times.minute(time)) {
      begun = true;
      time = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
      if (time.getMinute() == 0) {
        return false;
      }
    }
    return true;
  }

  private boolean second() {
    if (time.getSecond() == 0) {
      return true;
    }
    begun = true;
    time = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    return false;
  }

  private boolean isTooLong() {
    steps++;
    return steps >= MOST_STEPS;
  }

  /** The first step of a search sets the smaller fields to their least. */
  private void begin(LocalDateTime least) {
    if (!begun) {
      begun = true;
      time = at(least);
    }
  }

  private ZonedDateTime at(LocalDateTime local) {
    return GoDate.at(local, times.zone());
  }
}
