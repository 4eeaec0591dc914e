package io.github.flyteexporter.auth;

import java.time.Duration;
import java.time.Instant;

/** How far another clock is ahead of ours, at least. */
final class ClockSkew {
  /** From here on it is not the network's doing. */
  static final Duration WORTH_A_WORD = Duration.ofSeconds(5);

  private ClockSkew() {}

  /**
   * By a time in whole seconds that the other clock showed.
   *
   * @param asked when it cannot have been read yet, by ours
   * @param came when it had been read, by ours
   */
  static Duration of(Instant shown, Instant asked, Instant came) {
    Duration least = Duration.between(came, shown);
    Duration most = Duration.between(asked, shown.plusSeconds(1));
    if (least.isNegative() && !most.isNegative()) {
      return Duration.ZERO;
    }
    return least.isNegative() ? most : least;
  }
}
