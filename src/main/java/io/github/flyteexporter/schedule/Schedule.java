package io.github.flyteexporter.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When Flyte's native scheduler launches a launch plan. */
public interface Schedule {
  /** A schedule that Flyte never fires, or of which its times are not known. */
  Schedule UNKNOWN =
      new Schedule() {
        @Override
        public Optional<Instant> next(Instant after) {
          return Optional.empty();
        }

        @Override
        public Duration grace(Instant due) {
          return Duration.ZERO;
        }
      };

  /**
   * The first time after a moment.
   *
   * @param after a moment of the years 0 to 9999
   * @return empty when there is none within the five years that the scheduler searches
   */
  Optional<Instant> next(Instant after);

  /** How long after a due time an execution is not yet late. */
  Duration grace(Instant due);

  /** The time from one execution to the next, empty when the calendar decides. */
  default Optional<Duration> period() {
    return Optional.empty();
  }

  /**
   * A cron expression as the scheduler reads it, in UTC unless it names a time zone.
   *
   * @return {@link #UNKNOWN} when the scheduler refuses it
   */
  static Schedule cron(String expression) {
    try {
      return CronExpression.parse(expression);
    } catch (IllegalArgumentException e) {
      return UNKNOWN;
    }
  }

  /**
   * A fixed rate. It is not active with the value 0 (flyte v1.16.8,
   * flyteadmin/pkg/manager/impl/launch_plan_manager.go:152).
   *
   * @param unit a FixedRateUnit of flyteidl: {@code MINUTE}, {@code HOUR} or {@code DAY}
   * @return {@link #UNKNOWN} for another unit, 0, and more than the 292 years that the scheduler
   *     can count
   */
  static Schedule rate(long value, String unit) {
    Duration one =
        switch (unit) {
          case "MINUTE" -> Duration.ofMinutes(1);
          case "HOUR" -> Duration.ofHours(1);
          case "DAY" -> Duration.ofDays(1);
          default -> Duration.ZERO;
        };
    if (one.isZero() || value < 1 || value > FixedDelay.LONGEST.dividedBy(one)) {
      return UNKNOWN;
    }
    return FixedDelay.rate(one.multipliedBy(value));
  }
}
