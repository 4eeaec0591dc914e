package io.github.flyteexporter.http;

import io.github.flyteexporter.reading.Failure.Reason;

/** Why a request got no complete response. Finer than the label {@code reason}. */
public enum FailureKind {
  /** The host's name has no address, or no name server responds. */
  DNS(Reason.DNS),

  /** No connection within the time: packets are dropped, or the backlog is full. */
  CONNECT_TIMEOUT(Reason.TIMEOUT),

  /** Nothing listens on the port. */
  REFUSED(Reason.UNREACHABLE),

  /** No route to the host, or a rule of this machine forbids it. */
  NO_ROUTE(Reason.UNREACHABLE),

  /** The proxy makes no connection. */
  PROXY(Reason.UNREACHABLE),

  /** TLS fails: the certificate, the version, or the port does not speak TLS. */
  TLS(Reason.TLS),

  /** The connection is open and no complete response arrives. */
  TIMEOUT(Reason.TIMEOUT),

  /** The connection is reset (RST), or closed while we write (broken pipe). */
  RESET(Reason.CUT_OFF),

  /** The connection is closed before or within the response. */
  CLOSED(Reason.CUT_OFF),

  /**
   * HTTP/2: the server, or a proxy in front of it, resets the stream of this request. An ingress
   * that speaks HTTP/1.1 to a gRPC backend ends calls like this.
   */
  STREAM_RESET(Reason.CUT_OFF),

  /** HTTP/2: the server closes the connection by GOAWAY and has not handled the request. */
  GOAWAY(Reason.CUT_OFF),

  /**
   * The server does not speak HTTP/2, or not for this request, and no other version may be used.
   */
  NO_HTTP2(Reason.MALFORMED),

  /** The response is not HTTP. */
  MALFORMED(Reason.MALFORMED),

  TOO_LARGE(Reason.TOO_LARGE),

  /** The file with the secret to send cannot be used. */
  SECRET_FILE(Reason.OTHER),

  OTHER(Reason.OTHER);

  private final Reason reason;

  FailureKind(Reason reason) {
    this.reason = reason;
  }

  /** The label that a source reports. */
  public Reason reason() {
    return reason;
  }
}
