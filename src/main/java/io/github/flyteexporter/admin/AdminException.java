package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;

/** Carries a failure that is already classified. */
final class AdminException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  AdminException(Reason reason, String detail) {
    super(detail, null, false, false);
    this.failure = new Failure(reason, detail);
  }

  Failure failure() {
    return failure;
  }
}
