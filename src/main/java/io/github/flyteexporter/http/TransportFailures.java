package io.github.flyteexporter.http;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** What an error means that a connection or the HTTP codec ended with. */
public final class TransportFailures {
  /** Causes of causes that are looked at. */
  private static final int DEEP = 8;

  private TransportFailures() {}

  /** The error, classified by the first of its causes that is known. */
  public static HttpException of(Throwable error) {
    Optional<Throwable> tls = Optional.empty();
    Throwable cause = error;
    for (int i = 0; i < DEEP && cause != null; i++, cause = cause.getCause()) {
      if (cause instanceof HttpException known) {
        return known;
      }
      Optional<FailureKind> kind = kind(cause);
      if (kind.equals(Optional.of(FailureKind.TLS))) {
        // a connection may also be cut or hang within the handshake
        tls = tls.or(() -> Optional.of(error));
      } else if (kind.isPresent()) {
        return new HttpException(kind.get(), FailureTexts.of(kind.get(), cause, tls.isPresent()));
      }
    }
    return tls.isPresent()
        ? new HttpException(FailureKind.TLS, FailureTexts.ofTls(error))
        : new HttpException(FailureKind.OTHER, FailureTexts.of(error));
  }

  private static Optional<FailureKind> kind(Throwable error) {
    if (error instanceof StreamResetException reset) {
      return Optional.of(
          reset.getCode() == FailureTexts.HTTP_1_1_REQUIRED
              ? FailureKind.NO_HTTP2
              : FailureKind.STREAM_RESET);
    } else if (error instanceof HttpClosedException) {
      return Optional.of(
          FailureTexts.goAway(error).isPresent() ? FailureKind.GOAWAY : FailureKind.CLOSED);
    } else if (error instanceof ClosedChannelException
        || is(error, "ssl.StacklessSSLHandshake")
        || is(error, "codec.PrematureChannelClosure")) {
      return Optional.of(FailureKind.CLOSED);
    } else if (is(error, "ssl.SslHandshakeTimeout")) {
      return Optional.of(FailureKind.CONNECT_TIMEOUT);
    } else if (error instanceof SSLException) {
      boolean protocol = String.valueOf(error.getMessage()).contains("no_application_protocol");
      return Optional.of(protocol ? FailureKind.NO_HTTP2 : FailureKind.TLS);
    } else if (error instanceof TimeoutException) {
      return Optional.of(FailureKind.TIMEOUT);
    } else if (error instanceof UnknownHostException
        || error instanceof UnresolvedAddressException) {
      return Optional.of(FailureKind.DNS);
    } else if (error instanceof IOException) {
      return ofSocket(error);
    } else {
      return ofCodec(error);
    }
  }

  /** By the text of the kernel, which Java passes on. */
  private static Optional<FailureKind> ofSocket(Throwable error) {
    String text = String.valueOf(error.getMessage());
    if (is(error, "handler.proxy.")) {
      return Optional.of(FailureKind.PROXY);
    } else if (error instanceof NoRouteToHostException || text.contains("unreachable")) {
      return Optional.of(FailureKind.NO_ROUTE);
    } else if (error instanceof ConnectException) {
      return Optional.of(
          text.contains("timed out") ? FailureKind.CONNECT_TIMEOUT : FailureKind.REFUSED);
    } else if (text.contains("timed out")) {
      return Optional.of(FailureKind.TIMEOUT);
    } else if (text.contains("reset") || text.contains("Broken pipe")) {
      return Optional.of(FailureKind.RESET);
    } else {
      // "Operation not permitted": a rule of this machine
      return error instanceof SocketException
          ? Optional.of(FailureKind.NO_ROUTE)
          : Optional.empty();
    }
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
