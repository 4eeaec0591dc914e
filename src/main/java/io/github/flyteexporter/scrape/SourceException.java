package io.github.flyteexporter.scrape;

import io.github.flyteexporter.reading.Failure;

/** Carries a failure that is already classified through a future. */
final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  SourceException(Failure failure) {
    super(failure.detail(), null, false, false);
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
