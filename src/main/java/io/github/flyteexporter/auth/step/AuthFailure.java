package io.github.flyteexporter.auth.step;

import io.github.flyteexporter.reading.Failure;

/** A step on the way in that failed. The detail is for people and holds no secret. */
public record AuthFailure(AuthStep step, AuthReason reason, String detail) {
  private static final int LONGEST = 300;

  public AuthFailure {
    detail = detail.length() <= LONGEST ? detail : detail.substring(0, LONGEST) + "…";
  }

  /** The same at another step. */
  AuthFailure at(AuthStep other) {
    return new AuthFailure(other, reason, detail);
  }

  /** What a source that fails for it says: what is wrong, and what to change. */
  public Failure failure() {
    String hint = Remediation.of(step, reason);
    return new Failure(
        reason.failure(), step.label() + ", " + reason.label() + ": " + detail + ". " + hint);
  }

  @Override
  public String toString() {
    return step.label() + ", " + reason.label() + ": " + detail;
  }
}
