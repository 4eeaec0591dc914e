package io.github.flyteexporter.auth;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Waits of 1 s to a minute that double from failure to failure, by chance up to a half longer. */
final class TokenBackoff {
  private static final long SHORTEST = 1_000;
  private static final long LONGEST = 60_000;
  private static final int MOST_DOUBLINGS = 6;

  private final DoubleSupplier random;
  private int failures;

  /**
   * Waits.
   *
   * @param random numbers from 0 to 1
   */
  TokenBackoff(DoubleSupplier random) {
    this.random = random;
  }

  /** How long to wait now. */
  Duration next() {
    long whole = SHORTEST << Math.min(failures++, MOST_DOUBLINGS);
    long wait = Math.round(whole * (1 + random.getAsDouble() / 2));
    return Duration.ofMillis(Math.min(wait, LONGEST));
  }

  /** It works again. */
  void reset() {
    failures = 0;
  }
}
