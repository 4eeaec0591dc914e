package io.github.flyteexporter.kube.api;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Waits that double from failure to failure, each with up to a half more by chance. */
public final class WatchBackoff {
  private static final int MOST_DOUBLINGS = 20;

  private final WatchTiming timing;
  private final DoubleSupplier random;
  private int failures;

  /**
   * Waits.
   *
   * @param random numbers from 0 to 1
   */
  public WatchBackoff(WatchTiming timing, DoubleSupplier random) {
    this.timing = timing;
    this.random = random;
  }

  /** How long to wait now. */
  public Duration next() {
    long whole = timing.shortest().toMillis() << Math.min(failures++, MOST_DOUBLINGS);
    long wait = Math.round(whole * (1 + random.getAsDouble() / 2));
    return Duration.ofMillis(Math.min(wait, timing.longest().toMillis()));
  }

  /** It works again. */
  public void reset() {
    failures = 0;
  }
}
