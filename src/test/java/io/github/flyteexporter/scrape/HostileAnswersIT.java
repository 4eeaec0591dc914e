package io.github.flyteexporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.http.RawServer;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are none. */
class HostileAnswersIT extends HostileRound {
  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip"})
  void anEncodingThatWasNotAskedFor(String encoding) throws Exception {
    failsWith(
        Reason.MALFORMED,
        (path, to) -> RawPort.head(to, "200 OK", "Content-Encoding: " + encoding));
  }

  @Test
  void oneByteInAWhile() throws Exception {
    failsWith(
        Reason.TIMEOUT,
        (path, to) -> {
          RawPort.head(to, "200 OK", "Content-Length: 1000");
          to.setSoTimeout(100);
          do {
            RawPort.text(to, "a");
          } while (!isClosed(to));
        });
  }

  /** Waits for the other side to close, but not for long. */
  private static boolean isClosed(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  @Test
  void headersThatNeverEnd() throws Exception {
    failsWith(
        Reason.MALFORMED,
        (path, to) -> {
          RawPort.text(to, "HTTP/1.1 200 OK\r\n");
          while (true) {
            RawPort.text(to, "X-Header: " + "a".repeat(1000) + "\r\n");
          }
        });
  }

  @Test
  void aLoginPage() throws Exception {
    String detail =
        failsWith(
            Reason.MALFORMED,
            (path, to) -> {
              RawPort.head(
                  to, "200 OK", "Content-Type: text/html; charset=utf-8", "Content-Length: 6");
              RawPort.text(to, "<html>");
            });
    assertThat(detail).contains("text/html");
  }

  @Test
  void aTextThatIsNoPage() throws Exception {
    failsWith(
        Reason.MALFORMED,
        (path, to) -> {
          RawPort.head(to, "200 OK", "Content-Type: text/plain", "Content-Length: 19");
          RawPort.text(to, "404 page not found\n");
        });
  }

  @Test
  void anAnswerWithoutABody() throws Exception {
    failsWith(Reason.MALFORMED, (path, to) -> RawPort.head(to, "200 OK", "Content-Length: 0"));
  }

  @Test
  void aSocketHalfClosedInTheMiddle() throws Exception {
    failsWith(
        Reason.CUT_OFF,
        (path, to) -> {
          RawPort.head(to, "200 OK", "Content-Length: 1000");
          RawPort.text(to, "process_start_time_seconds 5\n");
          to.shutdownOutput();
          RawServer.hold(to);
        });
  }

  @Test
  void aConnectionClosedBeforeTheAnswer() throws Exception {
    failsWith(Reason.CUT_OFF, (path, to) -> to.close());
  }

  @Test
  void garbageInPlaceOfHttp() throws Exception {
    failsWith(
        Reason.MALFORMED,
        (path, to) -> {
          RawPort.text(to, "\u0000\u0001SSH-2.0-OpenSSH_9.2\r\n\r\n\r\n");
          RawServer.hold(to);
        });
  }

  @Test
  void aRedirectToItself() throws Exception {
    List<String> asked = new ArrayList<>();
    failsWith(
        Reason.HTTP_STATUS,
        (path, to) -> {
          asked.add(path);
          RawPort.head(to, "302 Found", "Location: /metrics", "Content-Length: 0");
        });
    assertThat(asked).containsExactly("/metrics");
  }

  @Test
  void aRefusalWithAnEndlessText() throws Exception {
    String detail =
        failsWith(
            Reason.FORBIDDEN,
            (path, to) -> {
              RawPort.head(to, "403 Forbidden", "Connection: close");
              while (true) {
                RawPort.text(to, "no ".repeat(10_000));
              }
            });
    assertThat(detail).contains("answered 403");
  }

  @Test
  void sidePathsThatMisbehaveAreNotedAndSpoilNothing() throws Exception {
    try (RawPort port =
        new RawPort(
            (path, to) -> {
              switch (path) {
                case "/metrics" -> RawPort.good(path, to);
                case "/k8smetrics" -> RawPort.head(to, "500 No", "Content-Length: 0");
                case "/version" -> {
                  RawPort.head(to, "200 OK", "Content-Length: 10");
                  RawPort.text(to, "{\"version\"");
                }
                default -> RawServer.hold(to);
              }
            })) {
      ProfilingPort source = source(port, CAP, Duration.ofSeconds(3));
      Reading reading = get(source.read());
      assertThat(reading.failure()).isEmpty();
      assertThat(reading.samples().sum("process_start_time_seconds")).hasValue(5);
      assertThat(
              reading.samples().all("scrape:answer").stream()
                  .map(sample -> sample.labels().get("path") + " " + sample.labels().get("status")))
          .containsExactlyInAnyOrder("/k8smetrics 500", "/version malformed", "/config timeout");
      source.close();
    }
  }

  @Test
  void aClosedSourceHoldsNoConnection() throws Exception {
    try (RawPort port = new RawPort(RawPort::good)) {
      ProfilingPort source = source(port, CAP);
      get(source.read());
      assertThat(port.connections()).as("all answers over one connection").isEqualTo(1);
      source.close();
      Awaitility.await()
          .atMost(2, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(port.connections()).isZero());
    }
  }
}
