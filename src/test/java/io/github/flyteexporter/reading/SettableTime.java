package io.github.flyteexporter.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A wall clock and a monotonic one that stand where they are set, each by itself. */
public final class SettableTime implements TimeSource {
  private volatile Instant wall;
  private final AtomicLong nanos = new AtomicLong();

  /** Clocks that stand; the wall clock shows this. */
  public SettableTime(Instant wall) {
    this.wall = wall;
  }

  /** Sets the wall clock, and that alone. */
  public void setWall(Instant next) {
    wall = next;
  }

  /** Lets time pass, on both clocks. */
  public void pass(Duration length) {
    nanos.addAndGet(length.toNanos());
    wall = wall.plus(length);
  }

  @Override
  public Instant instant() {
    return wall;
  }

  @Override
  public long nanoTime() {
    return nanos.get();
  }
}
