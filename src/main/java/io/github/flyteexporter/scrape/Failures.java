package io.github.flyteexporter.scrape;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Why a call failed, out of the closed list. */
final class Failures {
  private Failures() {}

  static Failure of(Throwable error, URI url) {
    if (error instanceof SourceException known) {
      return known.failure();
    }
    Reason reason;
    if (error instanceof UnknownHostException) {
      reason = Reason.DNS;
    } else if (error instanceof ConnectException) {
      reason = Reason.UNREACHABLE;
    } else if (error instanceof TimeoutException) {
      reason = Reason.TIMEOUT;
    } else if (error instanceof SSLException) {
      reason = Reason.TLS;
    } else if (error instanceof HttpClosedException) {
      reason = Reason.CUT_OFF;
    } else {
      reason = Reason.OTHER;
    }
    return new Failure(reason, url + ": " + error.getMessage());
  }
}
