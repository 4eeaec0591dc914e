package io.github.flyteexporter.runtime;

import io.github.flyteexporter.reading.Reading;
import java.time.Instant;
import java.util.List;

/** Takes what each round read, and what was said of it. */
@FunctionalInterface
interface RoundListener {
  /** A round ended; called on the event loop. */
  void ended(Instant at, List<Reading> readings, RoundState state);
}
