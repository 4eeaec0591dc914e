package io.github.flyteexporter.auth.step;

import java.time.Duration;
import java.util.Optional;

/** Carries a failure that is already classified through a future. */
public final class AuthException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient AuthFailure failure;
  private final transient Optional<Duration> retryAfter;

  public AuthException(AuthFailure failure) {
    this(failure, Optional.empty());
  }

  private AuthException(AuthFailure failure, Optional<Duration> retryAfter) {
    super(failure.toString(), null, false, false);
    this.failure = failure;
    this.retryAfter = retryAfter;
  }

  public AuthException(AuthStep step, AuthReason reason, String detail) {
    this(new AuthFailure(step, reason, detail));
  }

  /** The exception for any error at a step; {@code where} says what was asked. */
  public static AuthException of(AuthStep step, Throwable error, String where) {
    return error instanceof AuthException known
        ? known
        : new AuthException(AuthFailures.of(step, error, where));
  }

  /** The same of a server that asked to wait. */
  public AuthException retryAfter(Optional<Duration> wait) {
    return new AuthException(failure, wait);
  }

  /** How long the server asked to wait, empty when it did not. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** What failed, and why. */
  public AuthFailure failure() {
    return failure;
  }
}
