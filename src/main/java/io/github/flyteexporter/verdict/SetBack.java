package io.github.flyteexporter.verdict;

import java.time.Instant;

/** A clock that was set back: what is remembered must not lie in the time to come. */
final class SetBack {
  private SetBack() {}

  /** A moment, or now where that is earlier. */
  static Instant notAfter(Instant now, Instant moment) {
    return moment.isBefore(now) ? moment : now;
  }
}
