package io.github.flyteexporter.http;

import io.github.flyteexporter.reading.Failure.Reason;

/** How a request fails that gets no whole answer. Finer than the label {@code reason}. */
public enum FailureKind {
  /** The host's name has no address, or no name server answers. */
  DNS(Reason.DNS),

  /** No connection within the time: packets are dropped, or the backlog is full. */
  CONNECT_TIMEOUT(Reason.TIMEOUT),

  /** Nothing listens on the port. */
  REFUSED(Reason.UNREACHABLE),

  /** No route to the host, or a rule of this machine forbids it. */
  NO_ROUTE(Reason.UNREACHABLE),

  /** The proxy makes no connection. */
  PROXY(Reason.UNREACHABLE),

  /** No agreement on TLS: certificate, version, or the port speaks something else. */
  TLS(Reason.TLS),

  /** The connection stands and no whole answer comes. */
  TIMEOUT(Reason.TIMEOUT),

  /** The connection is reset (RST), or closed while we write (broken pipe). */
  RESET(Reason.CUT_OFF),

  /** The connection is closed before the answer, or within it. */
  CLOSED(Reason.CUT_OFF),

  /**
   * HTTP/2: the server, or a proxy in front of it, resets the one request. An ingress that speaks
   * HTTP/1.1 to a gRPC backend ends calls like this.
   */
  STREAM_RESET(Reason.CUT_OFF),

  /** HTTP/2: the server goes away and has not done the request. */
  GOAWAY(Reason.CUT_OFF),

  /** The server speaks no HTTP/2, or not for this request, and no other version may be used. */
  NO_HTTP2(Reason.MALFORMED),

  /** The answer is no HTTP. */
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
