package io.github.flyteexporter.runtime;

import io.github.flyteexporter.reading.Reading;
import java.time.Instant;
import java.util.List;

/** Takes what each round read, and what was said of it. */
@FunctionalInterface
interface RoundListener {
  /** A round ended; called on the event loop. */
  void ended(Instant at, List<Reading> readings, RoundState state);

  /** This listener and another one behind it. */
  default RoundListener and(RoundListener other) {
    return (at, readings, state) -> {
      ended(at, readings, state);
      other.ended(at, readings, state);
    };
  }
}
