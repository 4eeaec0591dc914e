package io.github.flyteexporter.verdict.model;

import java.time.Duration;

/**
 * The limits that a judgement goes by.
 *
 * @param factor how many times the usual ones
 */
public record Limits(double factor) {
  /** As the program judges. */
  public static final Limits USUAL = new Limits(1);

  /** One of them, in its unit. */
  public double of(Limit limit) {
    return limit.times(factor);
  }

  /** One of them that is a time. */
  public Duration time(Limit limit) {
    return Duration.ofMillis(Math.round(1_000 * of(limit)));
  }
}
