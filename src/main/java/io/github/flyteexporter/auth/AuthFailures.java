package io.github.flyteexporter.auth;

import io.vertx.core.http.HttpClosedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Why a request failed, out of the closed list. */
final class AuthFailures {
  /** Causes of causes that are looked at. */
  private static final int DEEP = 8;

  private AuthFailures() {}

  /** The failure that an error means at a step; {@code where} says what was asked. */
  static AuthFailure of(AuthStep step, Throwable error, String where) {
    if (error instanceof AuthException known) {
      return known.failure();
    }
    Throwable cause = error;
    for (int i = 0; i < DEEP && cause != null; i++, cause = cause.getCause()) {
      AuthReason reason = reason(cause);
      if (reason != AuthReason.OTHER) {
        return new AuthFailure(step, reason, where + ": " + text(cause));
      }
    }
    return new AuthFailure(
        step,
        isNoHttp(error) ? AuthReason.MALFORMED : AuthReason.OTHER,
        where + ": " + text(error));
  }

  /** What the HTTP codec throws at bytes that are no answer; netty is not for this room to use. */
  private static boolean isNoHttp(Throwable error) {
    return error instanceof HttpExchange.AnswerTooLarge
        || error instanceof IllegalArgumentException
        || error.getClass().getName().startsWith("io.netty.handler.codec.");
  }

  private static String text(Throwable error) {
    String message = error.getMessage() == null ? "" : error.getMessage().strip();
    return message.isEmpty() ? error.getClass().getSimpleName() : message;
  }

  private static AuthReason reason(Throwable error) {
    if (error instanceof UnknownHostException) {
      return AuthReason.DNS;
    } else if (error instanceof TimeoutException) {
      return AuthReason.TIMEOUT;
    } else if (error instanceof SSLException
        || error instanceof NoSuchFileException
        || error instanceof FileNotFoundException) {
      return AuthReason.TLS; // the only files of a request are authorities
    } else if (error instanceof ConnectException
        || error instanceof NoRouteToHostException
        || error instanceof HttpClosedException
        || error instanceof ClosedChannelException
        || (error instanceof IOException && text(error).contains("reset by peer"))
        || (error instanceof IOException && text(error).contains("Broken pipe"))) {
      return AuthReason.UNREACHABLE;
    } else {
      return AuthReason.OTHER;
    }
  }
}
