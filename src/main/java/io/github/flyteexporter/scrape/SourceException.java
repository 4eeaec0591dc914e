package io.github.flyteexporter.scrape;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;

/** Carries a failure that is already classified through a future. */
final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;
  private final int status;

  SourceException(Reason reason, String detail) {
    this(reason, detail, 200);
  }

  private SourceException(Reason reason, String detail, int status) {
    super(detail, null, false, false);
    this.failure = new Failure(reason, detail);
    this.status = status;
  }

  /** An answer of another status than 200. */
  static SourceException refused(String url, int status) {
    Reason reason = status == 401 || status == 403 ? Reason.FORBIDDEN : Reason.HTTP_STATUS;
    // as Go's server answers to plain HTTP; Flyte 1 never has TLS on this port
    boolean wantsTls = status == 400 && url.startsWith("http:");
    String told = wantsTls ? ": it may want TLS, as the port of a Flyte 2 does" : "";
    return new SourceException(reason, url + " answered " + status + told, status);
  }

  Failure failure() {
    return failure;
  }

  /** The status of the answer when it is that which is wrong, otherwise 200. */
  int status() {
    return status;
  }
}
