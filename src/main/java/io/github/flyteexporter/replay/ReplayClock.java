package io.github.flyteexporter.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock of a replay: runs {@code speed} times as fast as the wall's, from a start that lies so
 * far back that it meets the wall's clock at the recording's end, and stands still there. So no
 * time on a page lies in the future.
 */
public final class ReplayClock implements InstantSource {
  private final InstantSource wall;
  private final Duration length;
  private final double speed;
  private Instant wallStart;

  public ReplayClock(InstantSource wall, Duration length, double speed) {
    this.wall = wall;
    this.length = length;
    this.speed = speed;
    this.wallStart = wall.instant();
  }

  /** Begins again. */
  synchronized void restart() {
    wallStart = wall.instant();
  }

  /** The moment of the recording's second 0. */
  synchronized Instant start() {
    double lag = Math.max(0, length.toMillis() * (1 - 1 / speed));
    return wallStart.minusMillis(Math.round(lag));
  }

  /** How much of the recording has been played. */
  synchronized Duration elapsed() {
    double passed = Duration.between(wallStart, wall.instant()).toNanos() * speed;
    return Duration.ofNanos(Math.min(length.toNanos(), Math.round(passed)));
  }

  /** Whether the recording has been played to its end. */
  boolean over() {
    return elapsed().equals(length);
  }

  /** How long this much of the recording takes on the wall's clock, at least 1 ms. */
  Duration onTheWall(Duration recorded) {
    return Duration.ofMillis(Math.max(1, Math.round(recorded.toMillis() / speed)));
  }

  @Override
  public Instant instant() {
    return start().plus(elapsed());
  }
}
