package io.github.flyteexporter.scrape;

import io.github.flyteexporter.reading.Evidence;
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

/** Why a call failed, out of the closed list. */
final class ScrapeFailures {
  /** Causes of causes that are looked at. */
  private static final int DEEP = 8;

  private ScrapeFailures() {}

  /** The failure that an error means; {@code url} says what was asked, without secrets. */
  static Failure of(Throwable error, String url) {
    if (error instanceof SourceException known) {
      String detail = known.failure().detail();
      return new Failure(
          known.failure().reason(), detail.startsWith(url) ? detail : url + ": " + detail);
    }
    Throwable cause = error;
    for (int i = 0; i < DEEP && cause != null; i++, cause = cause.getCause()) {
      Reason reason = reason(cause);
      if (reason != Reason.OTHER) {
        return new Failure(reason, url + ": " + text(cause));
      }
    }
    return new Failure(isNoHttp(error) ? Reason.MALFORMED : Reason.OTHER, url + ": " + text(error));
  }

  /** What the HTTP codec throws at bytes that are no answer; netty is not for this room to use. */
  private static boolean isNoHttp(Throwable error) {
    return error instanceof IllegalArgumentException
        || error.getClass().getName().startsWith("io.netty.handler.codec.");
  }

  private static String text(Throwable error) {
    String message = Evidence.bounded(error.getMessage()).strip();
    return message.isEmpty() ? error.getClass().getSimpleName() : message;
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
        || (error instanceof IOException && text(error).contains("reset by peer"))
        || (error instanceof IOException && text(error).contains("Broken pipe"))) {
      return Reason.CUT_OFF;
    } else {
      return Reason.OTHER;
    }
  }
}
