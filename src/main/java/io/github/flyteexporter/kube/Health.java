package io.github.flyteexporter.kube;

import io.github.flyteexporter.reading.Failure;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the objects of a type are kept up to date.
 *
 * @param problem why not, empty when they are
 * @param since when that began
 */
record Health(Optional<Failure> problem, Instant since) {
  /** This health after a problem; the first one of a row says since when. */
  Health after(Failure failure, Instant now) {
    return new Health(Optional.of(failure), problem.isPresent() ? since : now);
  }

  /** Up to date. */
  static Health good(Instant now) {
    return new Health(Optional.empty(), now);
  }
}
