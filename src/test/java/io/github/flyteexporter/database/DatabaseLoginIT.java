package io.github.flyteexporter.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.FreePort;
import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logins at a real PostgreSQL: passwords, names, TLS and addresses, right and wrong. */
class DatabaseLoginIT extends DatabaseFixture {
  private void fails(Database settings, Reason reason, String label, String words) {
    Reading reading = look(settings);
    assertThat(unread(reading)).containsExactly("login " + label);
    assertThat(reading.samples().sum(DatabaseSamples.UP)).hasValue(0);
    assertThat(reading.failure().orElseThrow().reason()).isEqualTo(reason);
    assertThat(reading.failure().orElseThrow().detail()).contains(words);
  }

  @Test
  void allConnectionsAreTaken() throws Exception {
    List<Connection> taken = new ArrayList<>();
    try {
      for (int i = 0; i < FlyteDatabase.CONNECTIONS - 3; i++) {
        taken.add(database.connect("flyteadmin"));
      }
      fails(
          database.settings(),
          Reason.OTHER,
          "too_many_connections",
          "the connection limit of the server");
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
  }

  @Test
  void thePasswordIsWrong() {
    fails(
        database.settings("flyteadmin", "flyte_exporter", CANARY),
        Reason.FORBIDDEN,
        "auth",
        "28P01");
  }

  @Test
  void thereIsNoPassword() {
    fails(
        database.settings("flyteadmin", "flyte_exporter", ""),
        Reason.FORBIDDEN,
        "auth",
        "database.passwordFile");
  }

  @Test
  void thePasswordIsInAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), FlyteDatabase.PASSWORD + "\n");
    assertThat(look(withFile(file)).failure()).isEmpty();
    Files.writeString(file, CANARY);
    fails(withFile(file), Reason.FORBIDDEN, "auth", "28P01");
    Files.writeString(file, " \n");
    fails(withFile(file), Reason.FORBIDDEN, "auth", file + " is empty");
    Files.write(file, new byte[70_000]);
    fails(withFile(file), Reason.FORBIDDEN, "auth", "is larger than 65536 bytes");
    Files.delete(file);
    fails(withFile(file), Reason.FORBIDDEN, "auth", "NoSuchFileException");
  }

  private static Database withFile(Path file) {
    Database with = database.settings();
    return new Database(
        with.host(),
        with.port(),
        with.name(),
        with.user(),
        Optional.of(file),
        "",
        with.sslMode(),
        with.ca(),
        with.timeout(),
        with.every());
  }

  @Test
  void thereIsNoSuchDatabase() {
    fails(
        database.settings("flyte", "flyte_exporter", FlyteDatabase.PASSWORD),
        Reason.OTHER,
        "database_missing",
        "see database.name");
  }

  @Test
  void aNameIsOnlyEverAName() {
    fails(
        database.settings(
            "flyteadmin?user=postgres&x=/../a", "flyte_exporter", FlyteDatabase.PASSWORD),
        Reason.OTHER,
        "database_missing",
        "flyteadmin?user=postgres&x=/../a");
  }

  @Test
  void withoutTlsWhereItIsWanted() {
    fails(
        database.settings("127.0.0.1", "tls_only", "disable", null),
        Reason.TLS,
        "tls",
        "see database.sslMode");
  }

  @ParameterizedTest
  @CsvSource({"localhost, verify-full", "127.0.0.1, verify-ca", "127.0.0.1, require"})
  void overTls(String host, String mode) {
    Path ca = mode.equals("require") ? null : folder.resolve("server.crt");
    assertThat(look(database.settings(host, "tls_only", mode, ca)).failure()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"verify-full", "verify-ca", "require"})
  void fromAnUnknownAuthority(String mode) throws Exception {
    Path ca = FlyteDatabase.certificate(folder, "stranger");
    fails(database.settings("localhost", "tls_only", mode, ca), Reason.TLS, "tls", "database.ca");
  }

  @Test
  void fromAnAuthorityThatJavaDoesNotKnow() {
    fails(database.settings("localhost", "tls_only", "verify-full", null), Reason.TLS, "tls", "ca");
  }

  @Test
  void underAnotherName() {
    Path ca = folder.resolve("server.crt");
    fails(database.settings("127.0.0.1", "tls_only", "verify-full", ca), Reason.TLS, "tls", "127");
  }

  @Test
  void theAuthoritiesCannotBeRead() throws Exception {
    Path ca = folder.resolve("absent.pem");
    fails(
        database.settings("localhost", "tls_only", "verify-full", ca),
        Reason.TLS,
        "tls",
        "cannot be read");
    Path broken = Files.writeString(folder.resolve("broken.pem"), "no certificate");
    fails(database.settings("localhost", "tls_only", "verify-full", broken), Reason.TLS, "tls", "");
  }

  @Test
  void thereIsNoSuchHost() {
    fails(
        database.settings("no-such-host.invalid", "flyte_exporter", "disable", null),
        Reason.DNS,
        "dns",
        "no-such-host.invalid");
  }

  @Test
  void nobodyListens() throws Exception {
    int port = FreePort.find();
    fails(
        FlyteDatabase.settings(port, "flyteadmin", "flyte_exporter", CANARY, "prefer", null),
        Reason.UNREACHABLE,
        "unreachable",
        "refused");
  }

  @Test
  void itIsStoppedWhileWeRead(@TempDir Path own) throws Exception {
    logs.close(); // the administrator's statements hold a password
    FlyteDatabase stopped = FlyteDatabase.start(own);
    stopped.sql("flyteadmin", DatabaseDocs.sql());
    listen();
    Database settings = stopped.settings();
    assertThat(look(settings).failure()).isEmpty();
    stopped.close();
    fails(settings, Reason.UNREACHABLE, "unreachable", "refused");
  }
}
