package io.github.flyteexporter.http;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Which kind a single error is of, without its causes. */
final class ErrorKinds {
  /** HTTP_1_1_REQUIRED (RFC 9113, section 7). */
  private static final long HTTP_1_1_REQUIRED = 0xd;

  private ErrorKinds() {}

  /** In the words of the kernel or of Java's own client, the first that fit. */
  private record Phrase(String words, FailureKind kind) {
    static final Phrase[] ALL = {
      new Phrase("unreachable", FailureKind.NO_ROUTE),
      new Phrase("No route to host", FailureKind.NO_ROUTE),
      new Phrase("timed out", FailureKind.TIMEOUT),
      new Phrase("RST_STREAM", FailureKind.STREAM_RESET),
      new Phrase("GOAWAY", FailureKind.GOAWAY),
      new Phrase("reset", FailureKind.RESET),
      new Phrase("Broken pipe", FailureKind.RESET)
    };
  }

  /** The kind, empty when the error says nothing that is known. */
  static Optional<FailureKind> of(Throwable error, Throwable deepest) {
    if (error instanceof StreamResetException reset) {
      return Optional.of(
          reset.getCode() == HTTP_1_1_REQUIRED ? FailureKind.NO_HTTP2 : FailureKind.STREAM_RESET);
    } else if (error instanceof HttpClosedException) {
      return Optional.of(
          FailureTexts.goAway(error).isPresent() ? FailureKind.GOAWAY : FailureKind.CLOSED);
    } else if (error instanceof ClosedChannelException
        || error instanceof EOFException
        || is(error, "ssl.StacklessSSLHandshake")
        || is(error, "codec.PrematureChannelClosure")) {
      return Optional.of(FailureKind.CLOSED);
    } else if (error instanceof SSLException) {
      return Optional.of(ofTls(error));
    } else if (error instanceof TimeoutException) {
      return Optional.of(FailureKind.TIMEOUT);
    } else if (error instanceof UnknownHostException
        || (error instanceof ConnectException && deepest instanceof UnresolvedAddressException)
        || error instanceof UnresolvedAddressException) {
      return Optional.of(FailureKind.DNS);
    } else if (error instanceof IOException) {
      return ofSocket(error);
    } else {
      return ofCodec(error);
    }
  }

  private static FailureKind ofTls(Throwable error) {
    String text = String.valueOf(error.getMessage());
    if (is(error, "ssl.SslHandshakeTimeout")) {
      return FailureKind.CONNECT_TIMEOUT;
    } else if (text.contains("no_application_protocol")) {
      return FailureKind.NO_HTTP2;
    } else {
      return text.contains("terminated the handshake") ? FailureKind.CLOSED : FailureKind.TLS;
    }
  }

  private static Optional<FailureKind> ofSocket(Throwable error) {
    if (is(error, "handler.proxy.")) {
      return Optional.of(FailureKind.PROXY);
    } else if (error instanceof ProtocolException) {
      return Optional.of(FailureKind.MALFORMED);
    }
    String text = String.valueOf(error.getMessage());
    Optional<FailureKind> known =
        Stream.of(Phrase.ALL)
            .filter(one -> text.contains(one.words()))
            .map(Phrase::kind)
            .findFirst();
    if (error instanceof ConnectException || error instanceof HttpConnectTimeoutException) {
      FailureKind kind = known.orElse(FailureKind.REFUSED);
      return Optional.of(kind == FailureKind.TIMEOUT ? FailureKind.CONNECT_TIMEOUT : kind);
    }
    // "Operation not permitted": a rule of this machine
    return known.isPresent() || !(error instanceof SocketException)
        ? known
        : Optional.of(FailureKind.NO_ROUTE);
  }

  private static Optional<FailureKind> ofCodec(Throwable error) {
    String text = String.valueOf(error.getMessage());
    if ((is(error, "http2.") && text.contains("not SETTINGS"))
        || (error instanceof IllegalStateException && text.matches("HTTP/.* not supported"))) {
      return Optional.of(FailureKind.NO_HTTP2);
    }
    return error instanceof IllegalArgumentException || is(error, "codec.")
        ? Optional.of(FailureKind.MALFORMED)
        : Optional.empty();
  }

  /** Netty is not for this room to use, so that its classes are known by name. */
  private static boolean is(Throwable error, String name) {
    String type = error.getClass().getName();
    return type.startsWith("io.netty.") && type.contains("." + name);
  }
}
