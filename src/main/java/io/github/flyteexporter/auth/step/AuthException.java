package io.github.flyteexporter.auth.step;

/** Carries a failure that is already classified through a future. */
public final class AuthException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient AuthFailure failure;

  public AuthException(AuthFailure failure) {
    super(failure.toString(), null, false, false);
    this.failure = failure;
  }

  public AuthException(AuthStep step, AuthReason reason, String detail) {
    this(new AuthFailure(step, reason, detail));
  }

  /** What failed, and why. */
  public AuthFailure failure() {
    return failure;
  }
}
