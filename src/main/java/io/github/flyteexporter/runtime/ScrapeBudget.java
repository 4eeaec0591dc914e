package io.github.flyteexporter.runtime;

import java.time.Duration;

/** Stretches the beat so that a target spends at most 2 % of wall time answering us. */
final class ScrapeBudget {
  /** 2 % is one part in fifty. */
  private static final int PARTS = 50;

  /** Blind for longer than this is worse than being a burden. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private ScrapeBudget() {}

  /** The beat to use when the slowest answer of the last round took this long. */
  static Duration beat(Duration slowest, Duration configured) {
    // compared by the part, so that no length of an answer overflows
    Duration owed =
        slowest.compareTo(LONGEST.dividedBy(PARTS)) > 0 ? LONGEST : slowest.multipliedBy(PARTS);
    return owed.compareTo(configured) > 0 ? owed : configured;
  }
}
