package io.github.flyteexporter.runtime;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands where it is set. */
public final class SetClock implements InstantSource {
  private Instant now;

  /** A clock that stands at this moment. */
  public SetClock(Instant now) {
    this.now = now;
  }

  /** Sets it. */
  public void set(Instant next) {
    now = next;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
