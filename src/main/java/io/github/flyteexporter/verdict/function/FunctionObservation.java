package io.github.flyteexporter.verdict.function;

import java.time.Instant;
import java.util.Optional;

/**
 * What one round's readings say of a function.
 *
 * @param impaired empty when they say nothing
 * @param seen the moment of the newest reading that it rests on
 */
public record FunctionObservation(Optional<Boolean> impaired, Instant seen) {
  /** Nothing is said. */
  public static final FunctionObservation NONE =
      new FunctionObservation(Optional.empty(), Instant.MIN);

  /** This opinion as of a moment: a reading by a clock that is ahead is one of now. */
  public FunctionObservation notAfter(Instant now) {
    return seen.isAfter(now) ? new FunctionObservation(impaired, now) : this;
  }

  public static FunctionObservation of(boolean impaired, Instant seen) {
    return new FunctionObservation(Optional.of(impaired), seen);
  }
}
