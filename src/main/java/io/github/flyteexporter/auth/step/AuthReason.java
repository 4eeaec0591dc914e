package io.github.flyteexporter.auth.step;

import io.github.flyteexporter.reading.Failure;
import java.util.Locale;

/** Why a step on the way in fails: the closed list of the label {@code reason}. */
public enum AuthReason {
  /** No connection, or a proxy before the server says that the server is gone. */
  UNREACHABLE(Failure.Reason.UNREACHABLE),
  DNS(Failure.Reason.DNS),
  TLS(Failure.Reason.TLS),
  TIMEOUT(Failure.Reason.TIMEOUT),
  /** The client is unknown, its secret wrong, or it may not use client credentials. */
  BAD_CLIENT(Failure.Reason.FORBIDDEN),
  BAD_SCOPE(Failure.Reason.FORBIDDEN),
  BAD_AUDIENCE(Failure.Reason.FORBIDDEN),
  BAD_REQUEST(Failure.Reason.FORBIDDEN),
  /** flyteadmin wants a token and none is configured. */
  NO_TOKEN(Failure.Reason.FORBIDDEN),
  EXPIRED(Failure.Reason.FORBIDDEN),
  /** The clocks of who issues and who checks differ. */
  CLOCK(Failure.Reason.FORBIDDEN),
  /** The token is signed with a key that flyteadmin does not know. */
  WRONG_KEY(Failure.Reason.FORBIDDEN),
  FORBIDDEN(Failure.Reason.FORBIDDEN),
  /** flyteadmin names another host than the one that people use. */
  WRONG_HOST(Failure.Reason.OTHER),
  /** flyteadmin runs without auth. */
  NOT_ENABLED(Failure.Reason.OTHER),
  MALFORMED(Failure.Reason.MALFORMED),
  OTHER(Failure.Reason.OTHER);

  private final Failure.Reason failure;

  AuthReason(Failure.Reason failure) {
    this.failure = failure;
  }

  /** What a source that fails for it says. */
  Failure.Reason failure() {
    return failure;
  }

  /** Whether no answer came, so that another way may work. */
  public boolean isOfTheWay() {
    return this == UNREACHABLE || this == DNS || this == TLS || this == TIMEOUT;
  }

  /** The label value: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
