package io.github.flyteexporter.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Executions at a fixed distance, each counted from the one before (unionai/cron v3.0.2-0.20220915,
 * constantdelay.go).
 */
record FixedDelay(Duration every, Duration grace) implements Schedule {
  /** The longest time that Go's {@code time.Duration} can hold. */
  static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  /**
   * A fixed rate. It goes on from its last execution when the scheduler starts anew (flyte v1.16.8,
   * flyteadmin/scheduler/core/gocron_scheduler.go:286-290).
   */
  static FixedDelay rate(Duration every) {
    return new FixedDelay(every, Grace.half(every));
  }

  /**
   * {@code @every}. It begins anew when the scheduler does: an execution may come as late as a
   * whole period (flyte v1.16.8, flyteadmin/scheduler/core/gocron_scheduler.go:313).
   *
   * @param every at least a second; fractions of seconds are dropped
   */
  static FixedDelay every(Duration every) {
    Duration whole = every.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : every;
    whole = whole.truncatedTo(ChronoUnit.SECONDS);
    return new FixedDelay(whole, whole.plus(Grace.LEAST));
  }

  @Override
  public Optional<Instant> next(Instant after) {
    return Optional.of(after.truncatedTo(ChronoUnit.SECONDS).plus(every));
  }

  @Override
  public Duration grace(Instant due) {
    return grace;
  }

  @Override
  public Optional<Duration> period() {
    return Optional.of(every);
  }
}
