package io.github.flyteexporter.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When to try again after failures: waits double up to a longest one and are spread by chance.
 * Immutable. Time is {@link System#nanoTime()} or the like, which no one sets back.
 *
 * @param first the base of the first wait
 * @param longest no wait is longer
 * @param failures in a row
 * @param since the moment of the last failure, in nanoseconds
 * @param pause how long from then on, zero without a failure
 */
public record Backoff(Duration first, Duration longest, int failures, long since, Duration pause) {
  /** The longest wait that a {@code Retry-After} may ask for. */
  public static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(60);

  private static final int MOST_DOUBLINGS = 20;

  /** No failure so far. */
  public static Backoff between(Duration first, Duration longest) {
    return new Backoff(first, longest, 0, 0, Duration.ZERO);
  }

  /** After one more failure: waits 1 to 1.5 times the doubled base. */
  public Backoff failed(long nanos, DoubleSupplier random) {
    return failed(nanos, Optional.empty(), random);
  }

  /**
   * After one more failure, whose response may carry {@code Retry-After}.
   *
   * @param nanos now
   * @param retryAfter honoured up to {@link #LONGEST_RETRY_AFTER}, spread by up to a tenth
   * @param random numbers from 0 to 1
   */
  public Backoff failed(long nanos, Optional<Duration> retryAfter, DoubleSupplier random) {
    double share = random.getAsDouble();
    double doubled = (double) first.toNanos() * (1L << Math.min(failures, MOST_DOUBLINGS));
    double own = Math.min(doubled, longest.toNanos() / 1.5) * (1 + share / 2);
    double asked = retryAfter.map(Backoff::bounded).orElse(Duration.ZERO).toNanos();
    long next = Math.round(Math.max(own, asked * (1 + share / 10)));
    return new Backoff(first, longest, failures + 1, nanos, Duration.ofNanos(next));
  }

  private static Duration bounded(Duration asked) {
    return asked.compareTo(LONGEST_RETRY_AFTER) < 0 ? asked : LONGEST_RETRY_AFTER;
  }

  /** After a success: the next failure is a first one. */
  public Backoff succeeded() {
    return between(first, longest);
  }

  /** How long to wait yet, zero when it is time to try. */
  public Duration left(long nanos) {
    Duration left = pause.minusNanos(nanos - since);
    return failures == 0 || left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether it is time to try. */
  public boolean isDue(long nanos) {
    return left(nanos).isZero();
  }
}
