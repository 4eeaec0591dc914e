package io.github.flyteexporter.probe;

import io.github.flyteexporter.probe.report.ProbeException;
import io.github.flyteexporter.probe.report.ProbeReason;
import io.vertx.core.buffer.Buffer;

/**
 * gRPC's health check over HTTP/2, by hand: one message, whose five bytes before it say that it is
 * not compressed and how long it is.
 */
final class GrpcVerdict {
  static final String CHECK = "/grpc.health.v1.Health/Check";

  /** Asks for the server as a whole: a message without fields. */
  static final Buffer EVERYTHING = Buffer.buffer(new byte[5]);

  /** Field {@code status}, a varint: SERVING. */
  private static final Buffer SERVING = Buffer.buffer(new byte[] {0, 0, 0, 0, 2, 8, 1});

  private GrpcVerdict() {}

  /** What is wrong with the answer to a health check. */
  static void health(ProbeResponse answer) {
    if (answer.status() == 501) {
      throw HttpVerdict.notFlyte("status 501");
    }
    HttpVerdict.status(answer);
    if (!answer.type().startsWith("application/grpc")) {
      throw HttpVerdict.notFlyte(answer.type().isEmpty() ? "no content type" : answer.type());
    }
    String status = answer.text("grpc-status");
    if (!status.equals("0")) {
      throw new ProbeException(
          reason(status), "grpc-status " + (status.isEmpty() ? "is missing" : status));
    }
    if (!answer.body().equals(SERVING)) {
      throw new ProbeException(ProbeReason.STATUS, "it answers, but not that it serves");
    }
  }

  /** By gRPC's status codes. */
  private static ProbeReason reason(String status) {
    return switch (status) {
      case "4" -> ProbeReason.TIMEOUT;
      case "7", "16" -> ProbeReason.AUTH;
      case "12" -> ProbeReason.PATH_NOT_ROUTED;
      case "14" -> ProbeReason.UPSTREAM;
      default -> ProbeReason.STATUS;
    };
  }
}
