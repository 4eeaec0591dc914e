package io.github.flyteexporter.runtime;

import io.github.flyteexporter.reading.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands where it is set. */
public final class SetClock implements TimeSource {
  private Instant now;
  private long nanos;

  /** A clock that stands at this moment. */
  public SetClock(Instant now) {
    this.now = now;
  }

  /** Lets time go on until this moment. */
  public void set(Instant next) {
    nanos += Duration.between(now, next).toNanos();
    now = next;
  }

  /** Sets the wall clock alone, as an administrator does. */
  public void setWall(Instant next) {
    now = next;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public long nanoTime() {
    return nanos;
  }
}
