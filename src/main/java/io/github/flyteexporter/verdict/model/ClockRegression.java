package io.github.flyteexporter.verdict.model;

import java.time.Instant;

/** A clock that was set back: what is remembered must not lie in the time to come. */
public final class ClockRegression {
  private ClockRegression() {}

  /** A moment, or now where that is earlier. */
  public static Instant notAfter(Instant now, Instant moment) {
    return moment.isBefore(now) ? moment : now;
  }
}
