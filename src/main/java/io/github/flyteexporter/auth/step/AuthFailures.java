package io.github.flyteexporter.auth.step;

import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.http.TransportFailures;

/** Why a request failed, out of the closed list. */
public final class AuthFailures {
  private AuthFailures() {}

  /** The failure that an error means at a step; {@code where} says what was asked. */
  public static AuthFailure of(AuthStep step, Throwable error, String where) {
    if (error instanceof AuthException known) {
      return known.failure();
    }
    HttpException failed = TransportFailures.of(error);
    return new AuthFailure(step, reason(failed), where + ": " + failed.getMessage());
  }

  private static AuthReason reason(HttpException failed) {
    return switch (failed.kind()) {
      case DNS -> AuthReason.DNS;
      case TLS -> AuthReason.TLS;
      case CONNECT_TIMEOUT, TIMEOUT -> AuthReason.TIMEOUT;
      case REFUSED, NO_ROUTE, PROXY, RESET, CLOSED, STREAM_RESET, GOAWAY -> AuthReason.UNREACHABLE;
      case NO_HTTP2, MALFORMED, TOO_LARGE -> AuthReason.MALFORMED;
      case SECRET_FILE, OTHER -> AuthReason.OTHER;
    };
  }
}
