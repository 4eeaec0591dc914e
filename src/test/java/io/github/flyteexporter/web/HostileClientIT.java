package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send too much, too slowly, or nonsense. */
class HostileClientIT {
  private static final ServerLimits IMPATIENT =
      new ServerLimits(Duration.ofMillis(1_500), 4, 8, 4, Duration.ofSeconds(60));

  private static final String HEALTHY = "GET /-/healthy HTTP/1.1\r\nHost: x\r\n";

  @Test
  void aLongFirstLineAndLongHeadersAreRefused() throws Exception {
    try (Served served = Served.by(Served.ANYBODY)) {
      assertThat(served.raw("GET /" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
          .matches("(?s)HTTP/1.[01] 414 .*");
      assertThat(served.raw(HEALTHY + "X: " + "a".repeat(20_000) + "\r\n\r\n"))
          .matches("(?s)HTTP/1.[01] 431 .*");
      assertThat(served.raw("\0\0\0nonsense\r\n\r\n")).matches("(?s)HTTP/1.[01] 400 .*");
      assertThat(served.get("/-/healthy").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aBodyIsNotWaitedFor() throws Exception {
    try (Served served = Served.by(Served.ANYBODY)) {
      String answer = served.raw(HEALTHY + "Content-Length: 1000000000\r\n\r\nabc");
      assertThat(answer).startsWith("HTTP/1.1 200");
      answer =
          served.raw("POST /metrics HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 405");
    }
  }

  /** An idle timeout would never end it: there is always another byte. */
  @Test
  void whoSendsAByteNowAndThenIsCutOff() throws Exception {
    try (Served served = Served.by(Served.ANYBODY, IMPATIENT);
        Socket slow = served.connect()) {
      slow.getOutputStream().write((HEALTHY + "X: ").getBytes(StandardCharsets.US_ASCII));
      await().pollInterval(Duration.ofMillis(20)).until(() -> !takes(slow, 'a'));
      assertThat(served.get("/-/healthy").statusCode()).isEqualTo(200);
    }
  }

  private static boolean takes(Socket socket, int letter) {
    try {
      socket.getOutputStream().write(letter);
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  @Test
  void whoSendsNothingIsCutOff() throws Exception {
    try (Served served = Served.by(Served.ANYBODY, IMPATIENT);
        Socket idle = served.connect()) {
      assertThat(idle.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void manyConnectionsDoNotKeepOthersOut() throws Exception {
    ServerLimits few = new ServerLimits(Duration.ofSeconds(60), 4, 8, 4, Duration.ofSeconds(60));
    List<Socket> held = new ArrayList<>();
    try (Served served = Served.by(Served.ANYBODY, few)) {
      for (int i = 0; i < 20; i++) {
        held.add(served.connect());
        held.get(i).getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(served.get("/-/healthy").statusCode()).isEqualTo(200);
      assertThat(held.get(0).getInputStream().read()).as("the oldest made room").isEqualTo(-1);
    } finally {
      for (Socket socket : held) {
        socket.close();
      }
    }
  }

  @Test
  void connectionsBeyondTheLimitAreRefusedAndThoseInUseStay() throws Exception {
    ServerLimits few = new ServerLimits(Duration.ofSeconds(60), 4, 8, 4, Duration.ofSeconds(60));
    List<Socket> used = new ArrayList<>();
    try (Served served = Served.by(Served.ANYBODY, few)) {
      for (int i = 0; i < 4; i++) {
        used.add(served.connect());
        answered(used.get(i));
      }
      for (int i = 0; i < 8; i++) {
        try (Socket refused = served.connect()) {
          assertThat(closed(refused)).as("closed at once").isTrue();
        }
      }
      for (Socket socket : used) {
        answered(socket);
      }
      used.get(0).close();
      await().until(() -> takes(served));
    } finally {
      for (Socket socket : used) {
        socket.close();
      }
    }
  }

  private static boolean takes(Served served) throws IOException {
    return served.raw(HEALTHY + "Connection: close\r\n\r\n").startsWith("HTTP/1.1 200");
  }

  private static boolean closed(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void answered(Socket socket) throws IOException {
    socket.getOutputStream().write((HEALTHY + "\r\n").getBytes(StandardCharsets.US_ASCII));
    byte[] answer = new byte[4_096];
    int read = socket.getInputStream().read(answer);
    assertThat(new String(answer, 0, read, StandardCharsets.US_ASCII))
        .startsWith("HTTP/1.1 200")
        .contains("The exporter is running.");
  }

  @Test
  void anAnsweredConnectionGoesOn() throws Exception {
    try (Served served = Served.by(Served.ANYBODY);
        Socket socket = served.connect()) {
      for (int i = 0; i < 3; i++) {
        answered(socket);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/-/healthy/../../etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/metrics/../../../x",
        "/%2e%2e/%2e%2e/x",
        "/metrics%00",
        "/<script>"
      })
  void whatIsNotThereIs404AndSaysWhatThereIs(String path) throws Exception {
    try (Served served = Served.by(Served.ANYBODY)) {
      String answer =
          served.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(answer)
          .startsWith("HTTP/1.1 404")
          .contains("text/plain", "/metrics", "/targets", "/config", "/-/ready")
          .doesNotContain("script", "passwd");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%zz", "/%", "*", "//"})
  void aPathThatIsNoneMakesNoMistake(String path) throws Exception {
    try (Served served = Served.by(Served.ANYBODY)) {
      String answer =
          served.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(answer).matches("(?s)HTTP/1.1 (200|400|404) .*");
    }
  }
}
