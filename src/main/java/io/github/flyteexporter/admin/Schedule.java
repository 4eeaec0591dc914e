package io.github.flyteexporter.admin;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** When a launch plan is launched by itself. */
interface Schedule {
  /** One that cannot be judged: nobody knows when it should fire. */
  Schedule UNKNOWN = after -> Optional.empty();

  /** The first time after a moment, empty when there is none or it cannot be told. */
  Optional<Instant> next(Instant after);

  /**
   * A fixed rate, counted from the time before (flyte v1.16.8,
   * flyteadmin/scheduler/core/gocron_scheduler.go:264-272).
   */
  static Schedule rate(int value, String unit) {
    Duration one =
        switch (unit) {
          case "MINUTE" -> Duration.ofMinutes(1);
          case "HOUR" -> Duration.ofHours(1);
          case "DAY" -> Duration.ofDays(1);
          default -> Duration.ZERO;
        };
    Duration every = one.multipliedBy(value);
    return every.isZero() ? UNKNOWN : after -> Optional.of(after.plus(every));
  }

  /**
   * A cron expression of five fields or an alias, in UTC. Others of the scheduler's library, as
   * {@code @every}, are not judged.
   */
  static Schedule cron(String text) {
    return CronTimes.of(text).<Schedule>map(times -> times).orElse(UNKNOWN);
  }

  /** The times of a cron expression. */
  final class CronTimes implements Schedule {
    private static final int LONGEST = 200;
    private static final CronParser PARSER = new CronParser(definition());

    private final ExecutionTime times;

    private CronTimes(Cron cron) {
      this.times = ExecutionTime.forCron(cron);
    }

    static Optional<CronTimes> of(String text) {
      if (text.length() > LONGEST) {
        return Optional.empty();
      }
      try {
        return Optional.of(new CronTimes(PARSER.parse(text.strip().replace('?', '*'))));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    @Override
    public Optional<Instant> next(Instant after) {
      return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(time -> time.toInstant());
    }

    /** The five fields of cron, Sunday is 0; of day of month and day of week, one is enough. */
    private static CronDefinition definition() {
      return CronDefinitionBuilder.defineCron()
          .withMinutes()
          .withStrictRange()
          .and()
          .withHours()
          .withStrictRange()
          .and()
          .withDayOfMonth()
          .withStrictRange()
          .and()
          .withMonth()
          .withStrictRange()
          .and()
          .withDayOfWeek()
          .withValidRange(0, 7)
          .withMondayDoWValue(1)
          .withIntMapping(7, 0)
          .withStrictRange()
          .and()
          .withSupportedNicknameYearly()
          .withSupportedNicknameAnnually()
          .withSupportedNicknameMonthly()
          .withSupportedNicknameWeekly()
          .withSupportedNicknameDaily()
          .withSupportedNicknameMidnight()
          .withSupportedNicknameHourly()
          .instance();
    }
  }
}
