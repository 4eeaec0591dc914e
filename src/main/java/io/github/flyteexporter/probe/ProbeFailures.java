package io.github.flyteexporter.probe;

import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.http.TransportFailures;
import io.github.flyteexporter.probe.report.ForeignText;
import io.github.flyteexporter.probe.report.ProbeException;
import io.github.flyteexporter.probe.report.ProbeReason;

/** Why a step failed that ended without an answer. */
final class ProbeFailures {
  private ProbeFailures() {}

  static ProbeException of(Throwable error) {
    if (error instanceof ProbeException known) {
      return known;
    }
    HttpException failed = TransportFailures.of(error);
    return new ProbeException(reason(failed), ForeignText.of(failed));
  }

  private static ProbeReason reason(HttpException failed) {
    return switch (failed.kind()) {
      case DNS -> ProbeReason.DNS;
      case TLS -> ProbeReason.TLS_OTHER;
      case CONNECT_TIMEOUT, TIMEOUT -> ProbeReason.TIMEOUT;
      case REFUSED, NO_ROUTE, PROXY, RESET, CLOSED, GOAWAY -> ProbeReason.CONNECT;
      case STREAM_RESET -> ProbeReason.UPSTREAM;
      case NO_HTTP2 -> ProbeReason.HTTP1_ONLY;
      case MALFORMED, TOO_LARGE, SECRET_FILE, OTHER -> ProbeReason.STATUS;
    };
  }
}
