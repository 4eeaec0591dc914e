package io.github.flyteexporter.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Reading;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Something else on PostgreSQL's port: silent, refusing, or repeating what it was told. */
class DatabaseImpostorIT {
  private static final String CANARY = "canary-99c3d1";

  private final ServerSocket server;

  DatabaseImpostorIT() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private interface Behaviour {
    void answer(DataInputStream in, DataOutputStream out) throws IOException;
  }

  private Reading look(String sslMode, Behaviour behaviour) throws Exception {
    Thread thread = new Thread(() -> serve(behaviour), "impostor");
    thread.setDaemon(true);
    thread.start();
    Database settings =
        FlyteDatabase.hasty(
            FlyteDatabase.settings(
                server.getLocalPort(), "flyteadmin", "flyte_exporter", CANARY, sslMode, null));
    try (DatabaseLogs logs = new DatabaseLogs(Level.INFO)) {
      Reading reading = FlyteDatabase.look(settings);
      assertThat(reading.toString()).doesNotContain(CANARY);
      assertThat(logs.text()).doesNotContain(CANARY);
      return reading;
    }
  }

  private void serve(Behaviour behaviour) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        behaviour.answer(
            new DataInputStream(socket.getInputStream()),
            new DataOutputStream(socket.getOutputStream()));
      } catch (IOException e) {
        // the other side has hung up, or the test is over
      }
    }
  }

  private static String reason(Reading reading) {
    return reading.samples().all(DatabaseSamples.UNREADABLE).get(0).labels().get("reason");
  }

  /** One message: its length, what it is, its parameters. */
  private static byte[] startup(DataInputStream in) throws IOException {
    byte[] message = new byte[in.readInt() - 4];
    in.readFully(message);
    return message;
  }

  private static void message(DataOutputStream out, char type, byte[] body) throws IOException {
    out.writeByte(type);
    out.writeInt(body.length + 4);
    out.write(body);
    out.flush();
  }

  private static void error(DataOutputStream out, String state, String text) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String field : new String[] {"SFATAL", "C" + state, "M" + text}) {
      body.write(field.getBytes(StandardCharsets.UTF_8));
      body.write(0);
    }
    body.write(0);
    message(out, 'E', body.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({"disable", "prefer", "require"})
  void itSaysNothing(String sslMode) throws Exception {
    Reading reading = look(sslMode, (in, out) -> in.readAllBytes());
    assertThat(reason(reading)).isEqualTo("timeout");
  }

  @ParameterizedTest
  @CsvSource({
    "57P03, starting_up",
    "53300, too_many_connections",
    "28000, auth",
    "42501, forbidden",
    "3D000, database_missing",
    "XX000, other",
    "'', other"
  })
  void itRefuses(String state, String reason) throws Exception {
    Reading reading =
        look(
            "disable",
            (in, out) -> {
              startup(in);
              error(out, state, "no");
            });
    assertThat(reason(reading)).isEqualTo(reason);
  }

  @Test
  void itRepeatsThePassword() throws Exception {
    Reading reading =
        look(
            "disable",
            (in, out) -> {
              startup(in);
              message(out, 'R', new byte[] {0, 0, 0, 3});
              in.readByte();
              String said = new String(startup(in), StandardCharsets.UTF_8).strip();
              error(out, "28P01", "your password is " + said.substring(0, CANARY.length()));
            });
    assertThat(reason(reading)).isEqualTo("auth");
    assertThat(reading.failure().orElseThrow().detail()).contains("your password is ***");
  }

  @Test
  void itTalksNonsense() throws Exception {
    Reading reading =
        look(
            "disable",
            (in, out) -> {
              startup(in);
              out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
              out.flush();
            });
    assertThat(reading.failure()).isPresent();
  }

  @Test
  void itHasNoTls() throws Exception {
    Reading reading =
        look(
            "require",
            (in, out) -> {
              startup(in);
              out.writeByte('N');
              out.flush();
            });
    assertThat(reason(reading)).isEqualTo("tls");
  }
}
