package io.github.flyteexporter.schedule;

import static io.github.flyteexporter.schedule.CronField.STAR;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The times of a cron expression: each field is a set of bits, as {@link CronField} reads it.
 *
 * @param daysOfWeek Sunday is 0
 */
record CronTimes(
    long minutes, long hours, long daysOfMonth, long months, long daysOfWeek, ZoneId zone)
    implements Schedule {

  @Override
  public Optional<Instant> next(Instant after) {
    boolean never = (minutes & ~STAR) == 0 || (hours & ~STAR) == 0;
    return never ? Optional.empty() : new CronSearch(this, after).next();
  }

  @Override
  public Duration grace(Instant due) {
    return next(due)
        .map(following -> Grace.half(Duration.between(due, following)))
        .orElse(Grace.LEAST);
  }

  boolean minute(ZonedDateTime time) {
    return has(minutes, time.getMinute());
  }

  boolean hour(ZonedDateTime time) {
    return has(hours, time.getHour());
  }

  boolean month(ZonedDateTime time) {
    return has(months, time.getMonthValue());
  }

  /** With a star in either field both must match, otherwise one is enough. */
  boolean day(ZonedDateTime time) {
    boolean ofMonth = has(daysOfMonth, time.getDayOfMonth());
    boolean ofWeek = has(daysOfWeek, time.getDayOfWeek().getValue() % 7);
    boolean star = ((daysOfMonth | daysOfWeek) & STAR) != 0;
    return star ? ofMonth && ofWeek : ofMonth || ofWeek;
  }

  private static boolean has(long bits, int value) {
    return (bits & (1L << value)) != 0;
  }
}
