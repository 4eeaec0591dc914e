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

  /**
   * Moments by the monotonic clock, written as the wall clock would have shown them if it had not
   * been set it since this was made.
   */
  final class Steady implements InstantSource {
    private final TimeSource time;
    private final Instant start;
    private final long begun;

    /** Starts at what the wall clock shows now. */
    public Steady(TimeSource time) {
      this.time = time;
      this.start = time.instant();
      this.begun = time.nanoTime();
    }

    @Override
    public Instant instant() {
      return start.plus(time.since(begun));
    }

    /** How far the wall clock was set ahead since, negative when it was set back. */
    public Duration wallAhead() {
      return Duration.between(instant(), time.instant());
    }

    /** When this moment is by the wall clock as it is now. */
    public Instant onWall(Instant moment) {
      return moment.plus(wallAhead());
    }
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
