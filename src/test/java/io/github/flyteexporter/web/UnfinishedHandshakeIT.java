package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.http.TestCa;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that connect to the HTTPS port and never finish the handshake. */
class UnfinishedHandshakeIT {
  private static final int CLIENTS = 5 * Served.HANDSHAKES;
  private static final ServerLimits PATIENT = limits(Duration.ofSeconds(60));

  /** The type and version of a record with a ClientHello, and its length, which never comes. */
  private static final String CLIENT_HELLO = "\u0016\u0003\u0001\u0001\u0000\u0001";

  @TempDir private Path folder;

  private final List<Socket> held = new ArrayList<>();
  private Listen listen;
  private SSLContext trusting;

  private static ServerLimits limits(Duration timeout) {
    return new ServerLimits(timeout, 512, 8, 4, Duration.ofSeconds(60));
  }

  @BeforeEach
  void certificate() throws Exception {
    Listen.Tls tls = TestCa.selfSigned(folder, "one", "rsa:2048");
    listen = new Listen("localhost", 0, Optional.of(tls), Map.of());
    trusting = CertificateIT.trusting(tls.certificate());
  }

  @AfterEach
  void closeAll() throws IOException {
    for (Socket socket : held) {
      socket.close();
    }
  }

  private void connect(Served served, String bytes) throws IOException {
    for (int i = 0; i < CLIENTS; i++) {
      Socket socket = served.connect();
      held.add(socket);
      send(socket, bytes);
    }
  }

  private static void send(Socket socket, String bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    } catch (SocketException closed) {
      // the next ones took its place already
    }
  }

  private long open() {
    return held.stream().filter(UnfinishedHandshakeIT::isOpen).count();
  }

  private static boolean isOpen(Socket socket) {
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().readAllBytes().length < 0;
    } catch (SocketTimeoutException nothing) {
      return true;
    } catch (IOException reset) {
      return false;
    }
  }

  private Socket encrypted(Served served) throws IOException {
    Socket socket = trusting.getSocketFactory().createSocket("localhost", served.port);
    socket.setSoTimeout(30_000);
    held.add(socket);
    return socket;
  }

  private static String answer(Socket socket) throws IOException {
    send(socket, "GET /-/healthy HTTP/1.1\r\nHost: localhost\r\n\r\n");
    InputStream in = socket.getInputStream();
    byte[] first = in.readNBytes("HTTP/1.1 200".length());
    in.skipNBytes(in.available());
    return new String(first, StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", CLIENT_HELLO})
  void theirNumberIsBoundedAndOthersAreServed(String bytes) throws Exception {
    try (Served served = Served.by(listen, PATIENT)) {
      Socket before = encrypted(served);
      assertThat(answer(before)).isEqualTo("HTTP/1.1 200");
      held.clear();
      connect(served, bytes);
      await().until(() -> open() <= Served.HANDSHAKES);
      assertThat(answer(encrypted(served))).isEqualTo("HTTP/1.1 200");
      assertThat(answer(before)).as("a connection in use stays").isEqualTo("HTTP/1.1 200");
      before.close();
    }
  }

  @Test
  void theLastOnesAreClosedWhenTheirTimeIsUp() throws Exception {
    try (Served served = Served.by(listen, limits(Duration.ofMillis(500)))) {
      connect(served, CLIENT_HELLO);
      await().until(() -> open() == 0);
      assertThat(answer(encrypted(served))).isEqualTo("HTTP/1.1 200");
    }
  }

  /** They have no handshake, and a limit of their own. */
  @Test
  void connectionsWithoutTlsAreNotCounted() throws Exception {
    try (Served served = Served.by(Served.ANYBODY, PATIENT)) {
      connect(served, "GET /-/healthy HT");
      assertThat(served.get("/-/healthy").statusCode()).isEqualTo(200);
      assertThat(open()).isEqualTo(CLIENTS);
    }
  }
}
