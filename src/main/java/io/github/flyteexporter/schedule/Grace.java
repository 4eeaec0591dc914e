package io.github.flyteexporter.schedule;

import java.time.Duration;

/** How late an execution may be. */
final class Grace {
  /** The scheduler takes up to 30 s to see a schedule, and launches no more than 100 a second. */
  static final Duration LEAST = Duration.ofMinutes(2);

  private static final Duration MOST = Duration.ofHours(12);

  private Grace() {}

  /** Half a period, at least two minutes and at most twelve hours. */
  static Duration half(Duration period) {
    Duration half = period.dividedBy(2);
    if (half.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return half.compareTo(MOST) > 0 ? MOST : half;
  }
}
