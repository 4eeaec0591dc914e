package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.reading.Failure;
import java.util.Optional;

/**
 * Whether the objects of a type are kept up to date.
 *
 * @param problem why not, empty when they are
 * @param since when that began, by the monotonic clock in nanoseconds
 */
public record WatchHealth(Optional<Failure> problem, long since) {
  /** This health after a problem; the first of several in a row sets the time. */
  WatchHealth failing(Failure failure, long now) {
    return new WatchHealth(Optional.of(failure), problem.isPresent() ? since : now);
  }

  /** Up to date. */
  static WatchHealth healthy(long now) {
    return new WatchHealth(Optional.empty(), now);
  }
}
