package io.github.flyteexporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.GoAway;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors of the kernel that no test can wait for, each in the words of Linux. */
class TransportFailuresTest {
  static List<Arguments> errors() {
    return Stream.of(
            // after 15 minutes of retransmissions, or after those of SYN
            Arguments.of(new IOException("Connection timed out"), FailureKind.TIMEOUT),
            Arguments.of(new SocketException("Connection timed out"), FailureKind.TIMEOUT),
            Arguments.of(new ConnectException("Connection timed out"), FailureKind.CONNECT_TIMEOUT),
            Arguments.of(
                new ConnectException("Connection timed out: /10.0.0.1:80"),
                FailureKind.CONNECT_TIMEOUT),
            Arguments.of(new ConnectException("Connection refused"), FailureKind.REFUSED),
            Arguments.of(new ConnectException("Network is unreachable"), FailureKind.NO_ROUTE),
            Arguments.of(new SocketException("Network is unreachable"), FailureKind.NO_ROUTE),
            Arguments.of(new NoRouteToHostException("No route to host"), FailureKind.NO_ROUTE),
            // a NetworkPolicy that rejects; no address left
            Arguments.of(new SocketException("Operation not permitted"), FailureKind.NO_ROUTE),
            Arguments.of(new IOException("Broken pipe"), FailureKind.RESET),
            Arguments.of(new IOException("Connection reset by peer"), FailureKind.RESET),
            Arguments.of(new SocketException("Connection reset"), FailureKind.RESET),
            Arguments.of(new ClosedChannelException(), FailureKind.CLOSED),
            Arguments.of(new UnknownHostException("flyte"), FailureKind.DNS),
            Arguments.of(new UnresolvedAddressException(), FailureKind.DNS),
            Arguments.of(new TimeoutException("late"), FailureKind.TIMEOUT),
            Arguments.of(new SSLHandshakeException("no"), FailureKind.TLS),
            Arguments.of(new NumberFormatException("x"), FailureKind.MALFORMED),
            Arguments.of(new IOException("other"), FailureKind.OTHER),
            Arguments.of(new Exception(), FailureKind.OTHER))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("errors")
  void alone(Exception error, FailureKind kind) {
    assertThat(TransportFailures.of(error).kind()).isEqualTo(kind);
    assertThat(TransportFailures.of(error).getMessage()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("errors")
  void asTheCauseOfACause(Exception error, FailureKind kind) {
    Exception wrapped = new VertxException("a", new RuntimeException("b", error));
    assertThat(TransportFailures.of(wrapped).kind()).isEqualTo(kind);
  }

  @Test
  void withinAHandshake() {
    Exception reset = new SSLHandshakeException("Failed to create SSL connection");
    reset.initCause(new IOException("Connection reset by peer"));
    HttpException error = TransportFailures.of(reset);
    assertThat(error.kind()).isEqualTo(FailureKind.RESET);
    assertThat(error.getMessage()).isEqualTo("in the TLS handshake: Connection reset by peer");
  }

  @Test
  void aServerThatGoesAway() {
    GoAway why = new GoAway().setErrorCode(11).setDebugData(Buffer.buffer("too_many_pings"));
    HttpException error = TransportFailures.of(new HttpClosedException(why));
    assertThat(error.kind()).isEqualTo(FailureKind.GOAWAY);
    assertThat(error.getMessage())
        .isEqualTo("the server closed the connection (HTTP/2 GOAWAY, ENHANCE_YOUR_CALM)");
  }

  @Test
  void textsAreOneShortLine() {
    String text = TransportFailures.of(new IOException("a\r\n\u0007b".repeat(999))).getMessage();
    assertThat(text).startsWith("a ba b").hasSizeLessThan(400).doesNotContain("\n", "\u0007");
  }

  @Test
  void whatIsKnownStaysAndCyclesEnd() {
    HttpException known = new HttpException(FailureKind.PROXY, "x");
    assertThat(TransportFailures.of(new RuntimeException(known))).isSameAs(known);
    Exception one = new Exception("one");
    one.initCause(new Exception("two", one));
    assertThat(TransportFailures.of(one).kind()).isEqualTo(FailureKind.OTHER);
  }
}
