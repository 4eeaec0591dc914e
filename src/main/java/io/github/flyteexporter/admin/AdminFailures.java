package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Why no answer came, out of the closed list. */
final class AdminFailures {
  private static final int DEEP = 8;

  private AdminFailures() {}

  /** The failure that an error means. */
  static Failure of(Throwable error) {
    if (error instanceof AdminException known) {
      return known.failure();
    }
    Throwable cause = error;
    for (int i = 0; i < DEEP && cause != null; i++, cause = cause.getCause()) {
      Reason reason = reason(cause);
      if (reason != Reason.OTHER) {
        return new Failure(reason, text(cause));
      }
    }
    return new Failure(Reason.OTHER, text(error));
  }

  private static String text(Throwable error) {
    String message = error.getMessage();
    return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
  }

  private static Reason reason(Throwable error) {
    if (error instanceof UnknownHostException) {
      return Reason.DNS;
    } else if (error instanceof ConnectException || error instanceof NoRouteToHostException) {
      return Reason.UNREACHABLE;
    } else if (error instanceof TimeoutException) {
      return Reason.TIMEOUT;
    } else if (error instanceof SSLException) {
      return Reason.TLS;
    } else if (error instanceof HttpClosedException
        || error instanceof ClosedChannelException
        || error instanceof IOException) {
      return Reason.CUT_OFF;
    } else if (error instanceof IllegalArgumentException
        || error.getClass().getName().startsWith("io.netty.handler.codec.")) {
      return Reason.MALFORMED;
    } else {
      return Reason.OTHER;
    }
  }
}
