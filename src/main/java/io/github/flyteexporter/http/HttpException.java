package io.github.flyteexporter.http;

import io.github.flyteexporter.reading.Failure;

/** A request that got no complete response, classified. The message holds no secrets. */
public final class HttpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;

  /** A failure of a kind; without a stack, since it is no fault of the program. */
  public HttpException(FailureKind kind, String detail) {
    super(detail, null, false, false);
    this.kind = kind;
  }

  /** How it failed. */
  public FailureKind kind() {
    return kind;
  }

  /** What a source reports that asked {@code where}: "http://10.0.0.1:10254/metrics: ...". */
  public Failure failure(String where) {
    return new Failure(kind.reason(), where + ": " + getMessage());
  }
}
