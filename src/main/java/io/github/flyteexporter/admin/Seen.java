package io.github.flyteexporter.admin;

import java.time.Duration;
import java.time.Instant;

/** Between which moments all executions of a launch plan were seen. */
record Seen(Instant from, Instant until) {
  /** What may be created while an answer is on its way, and how far two clocks may differ. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** For so long a span counts although the next one does not reach back to it. */
  private static final Duration KEPT = Duration.ofMinutes(15);

  /** This span and a newer one. */
  Seen and(Seen next) {
    if (!next.from.isAfter(until.minus(MARGIN))) {
      return new Seen(next.reaches(from) ? next.from : from, next.until);
    }
    return from.isBefore(next.from) && next.until.isBefore(until.plus(KEPT)) ? this : next;
  }

  /** Whether it goes back to a moment. */
  boolean reaches(Instant since) {
    return !from.isAfter(since);
  }
}
