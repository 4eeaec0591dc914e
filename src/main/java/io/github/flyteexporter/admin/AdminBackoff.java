package io.github.flyteexporter.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** For how long flyteadmin is left alone after it could not do its work. */
final class AdminBackoff {
  /** Also how long an answer stands for the beats that are left out. */
  static final Duration LONGEST = Duration.ofMinutes(1);

  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST_WISH = Duration.ofMinutes(10);
  private static final int MOST_DOUBLED = 4;

  private final DoubleSupplier random;
  private Instant until = Instant.MIN;
  private int refused;

  /** Patience whose length is spread by numbers from 0 to 1. */
  AdminBackoff(DoubleSupplier random) {
    this.random = random;
  }

  /** Whether it is to be left alone. */
  boolean holds(Instant now) {
    return now.isBefore(until);
  }

  /** It did its work. */
  void answered() {
    refused = 0;
  }

  /** It could not, and asks to be left alone for this long. */
  void refused(Optional<Duration> wish, Instant now) {
    Duration own = SHORTEST.multipliedBy(1L << Math.min(refused, MOST_DOUBLED));
    refused++;
    long least = wish.map(AdminBackoff::bounded).orElse(Duration.ZERO).toMillis();
    long most = Math.max(Math.min(own.toMillis(), LONGEST.toMillis()), least);
    double share = random.getAsDouble();
    long spread =
        least > 0 ? Math.round(least * (1 + share / 10)) : Math.round(most * (0.5 + share / 2));
    until = now.plusMillis(Math.max(least, spread));
  }

  private static Duration bounded(Duration wish) {
    return wish.compareTo(LONGEST_WISH) < 0 ? wish : LONGEST_WISH;
  }
}
