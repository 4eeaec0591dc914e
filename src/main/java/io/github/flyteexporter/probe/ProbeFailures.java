package io.github.flyteexporter.probe;

import io.github.flyteexporter.probe.report.ForeignText;
import io.github.flyteexporter.probe.report.ProbeException;
import io.github.flyteexporter.probe.report.ProbeReason;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Why a step failed that ended without an answer. */
final class ProbeFailures {
  /** Causes of causes that are looked at. */
  private static final int DEEP = 8;

  /** HTTP_1_1_REQUIRED (RFC 9113, section 7). */
  private static final long HTTP_1_1_REQUIRED = 0xd;

  private ProbeFailures() {}

  static ProbeException of(Throwable error) {
    Throwable cause = error;
    for (int i = 0; i < DEEP && cause != null; i++, cause = cause.getCause()) {
      if (cause instanceof ProbeException known) {
        return known;
      }
      Optional<ProbeReason> reason = reason(cause);
      if (reason.isPresent()) {
        boolean codec = isNoHttp2(cause, cause.getClass().getName());
        return new ProbeException(
            reason.get(), (codec ? "the answer is no HTTP/2: " : "") + ForeignText.of(cause));
      }
    }
    return new ProbeException(ProbeReason.STATUS, ForeignText.of(error));
  }

  private static Optional<ProbeReason> reason(Throwable error) {
    String type = error.getClass().getName();
    if (error instanceof TimeoutException || type.endsWith(".ConnectTimeoutException")) {
      return Optional.of(ProbeReason.TIMEOUT);
    } else if (error instanceof UnknownHostException) {
      return Optional.of(ProbeReason.DNS);
    } else if (error instanceof SSLException) {
      return Optional.of(ProbeReason.TLS_OTHER);
    } else if (error instanceof StreamResetException reset) {
      return Optional.of(
          reset.getCode() == HTTP_1_1_REQUIRED ? ProbeReason.HTTP1_ONLY : ProbeReason.CONNECT);
    } else if (isNoHttp2(error, type)) {
      return Optional.of(ProbeReason.HTTP1_ONLY);
    } else if (isCut(error)) {
      return Optional.of(ProbeReason.CONNECT);
    } else {
      return Optional.empty();
    }
  }

  /** What the codec throws at bytes that are no HTTP/2; netty is not for this room to use. */
  private static boolean isNoHttp2(Throwable error, String type) {
    return type.startsWith("io.netty.handler.codec.http2.")
        && ForeignText.of(error).contains("not SETTINGS");
  }

  private static boolean isCut(Throwable error) {
    return error instanceof ConnectException
        || error instanceof NoRouteToHostException
        || error instanceof HttpClosedException
        || error instanceof ClosedChannelException
        || (error instanceof IOException && ForeignText.of(error).contains("reset by peer"))
        || (error instanceof IOException && ForeignText.of(error).contains("Broken pipe"));
  }
}
