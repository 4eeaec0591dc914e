package io.github.flyteexporter.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of day, by which executions are old, beside a clock that no one sets, by which waits
 * end; so it shows when the time of day is set.
 */
public final class AdminClock {
  /** Small corrections, as NTP makes them, change no age that matters. */
  private static final Duration TOLERATED = Duration.ofSeconds(30);

  private final InstantSource wall;
  private final LongSupplier monotonic;
  private Instant seen;
  private long seenNanos;

  /**
   * A clock.
   *
   * @param monotonic nanoseconds, as of {@link System#nanoTime}
   */
  public AdminClock(InstantSource wall, LongSupplier monotonic) {
    this.wall = wall;
    this.monotonic = monotonic;
    this.seen = wall.instant();
    this.seenNanos = monotonic.getAsLong();
  }

  Instant now() {
    return wall.instant();
  }

  long nanos() {
    return monotonic.getAsLong();
  }

  /** Whether the time of day was set, forward or back, since this was last asked. */
  boolean wasSet() {
    Instant now = now();
    long nanos = nanos();
    Duration off = Duration.between(seen.plusNanos(nanos - seenNanos), now);
    seen = now;
    seenNanos = nanos;
    return off.abs().compareTo(TOLERATED) > 0;
  }
}
