package io.github.flyteexporter.verdict;

import java.time.Instant;
import java.util.Optional;

/**
 * What one round's readings say of a function.
 *
 * @param impaired empty when they say nothing
 * @param seen the moment of the newest reading that it rests on
 */
record Opinion(Optional<Boolean> impaired, Instant seen) {
  static final Opinion NONE = new Opinion(Optional.empty(), Instant.MIN);

  /** This opinion as of a moment: a reading by a clock that is ahead is one of now. */
  Opinion notAfter(Instant now) {
    return seen.isAfter(now) ? new Opinion(impaired, now) : this;
  }

  static Opinion of(boolean impaired, Instant seen) {
    return new Opinion(Optional.of(impaired), seen);
  }
}
