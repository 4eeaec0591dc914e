package io.github.flyteexporter.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time: a wall clock for moments that are shown, and a monotonic one for every interval,
 * timeout, back-off and cache, since a wall clock can be set back or forward by a day. Injected, so
 * that a recording and a test drive both.
 */
public interface TimeSource extends InstantSource {
  /**
   * Nanoseconds of the monotonic clock, as {@link System#nanoTime}: only differences mean anything.
   */
  long nanoTime();

  /** How long ago this moment of the monotonic clock was. */
  default Duration since(long nanoTime) {
    return Duration.ofNanos(nanoTime() - nanoTime);
  }

  /** The machine's clocks. */
  static TimeSource system() {
    return new TimeSource() {
      @Override
      public Instant instant() {
        return Instant.now();
      }

      @Override
      public long nanoTime() {
        return System.nanoTime();
      }
    };
  }

  /** A clock that is never set back, of a recording for instance, as both clocks. */
  static TimeSource of(InstantSource steady) {
    if (steady instanceof TimeSource both) {
      return both;
    }
    return new TimeSource() {
      @Override
      public Instant instant() {
        return steady.instant();
      }

      @Override
      public long nanoTime() {
        Instant now = steady.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
      }
    };
  }
}
