package io.github.flyteexporter.auth;

import java.time.Duration;
import java.time.Instant;

/** A token that was issued to us; its times are by our clock. */
record Token(String value, Instant renewAt, Instant usableUntil, Instant expiry)
    implements Expiring {
  /** By then there is another one, whatever the share of its life. */
  private static final Duration BEFORE_THE_END = Duration.ofSeconds(30);

  /** What a call may take on its way. */
  private static final Duration A_CALL = Duration.ofSeconds(5);

  /** No clock stands for longer. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /**
   * A token that is renewed after 75 to 85 % of its life.
   *
   * @param asked when it was asked for: it cannot have been issued before
   * @param random from 0 to 1
   */
  static Token of(String value, Instant asked, Duration life, double random) {
    Duration bounded = life.compareTo(LONGEST) > 0 ? LONGEST : life;
    Duration early = shorter(BEFORE_THE_END, bounded.dividedBy(2));
    Duration share = Duration.ofMillis(Math.round(bounded.toMillis() * (0.75 + random / 10)));
    Instant expiry = asked.plus(bounded);
    return new Token(
        value,
        asked.plus(shorter(share, bounded.minus(early))),
        expiry.minus(shorter(A_CALL, bounded.dividedBy(4))),
        expiry);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public String toString() {
    return "token until " + expiry;
  }
}
