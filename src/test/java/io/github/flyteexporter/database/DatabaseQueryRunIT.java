package io.github.flyteexporter.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real PostgreSQL in every plight; whatever happens, nobody hears the password. */
class DatabaseQueryRunIT {
  private static final String CANARY = "canary-5e1f0a77";

  @TempDir private static Path folder;

  private static FlyteDatabase database;
  private final List<Reading> readings = new ArrayList<>();
  private DatabaseLogs logs;

  @BeforeAll
  static void start() throws Exception {
    database = FlyteDatabase.start(folder);
    database.sql("flyteadmin", DatabaseReadme.sql());
    database.sql(
        "flyteadmin",
        "CREATE ROLE tls_only LOGIN PASSWORD 'change-me'; GRANT pg_read_all_stats TO tls_only;"
            + " GRANT SELECT ON public.migrations TO tls_only; CREATE ROLE other LOGIN");
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  @BeforeEach
  void listen() {
    logs = new DatabaseLogs(Level.ALL);
  }

  @AfterEach
  void nobodyHearsThePassword() {
    logs.close();
    assertThat(logs.text()).isNotEmpty().doesNotContain(CANARY, FlyteDatabase.PASSWORD);
    assertThat(readings).isNotEmpty();
    for (Reading reading : readings) {
      assertThat(reading.toString()).doesNotContain(CANARY, FlyteDatabase.PASSWORD);
      reading.samples().all(DatabaseSamples.UNREADABLE).stream()
          .map(sample -> sample.labels().toString())
          .forEach(labels -> assertThat(labels).doesNotContain(CANARY));
    }
  }

  private Reading look(Database settings) {
    Reading reading = FlyteDatabase.look(settings);
    readings.add(reading);
    return reading;
  }

  private static List<String> unread(Reading reading) {
    return reading.samples().all(DatabaseSamples.UNREADABLE).stream()
        .map(sample -> sample.labels().get("part") + " " + sample.labels().get("reason"))
        .toList();
  }

  private void fails(Database settings, Reason reason, String label, String words) {
    Reading reading = look(settings);
    assertThat(unread(reading)).containsExactly("login " + label);
    assertThat(reading.samples().sum(DatabaseSamples.UP)).hasValue(0);
    assertThat(reading.failure().orElseThrow().reason()).isEqualTo(reason);
    assertThat(reading.failure().orElseThrow().detail()).contains(words);
  }

  @Test
  void isUpWithTheRecordedSchema() {
    Reading reading = look(database.settings());
    assertThat(reading.failure()).isEmpty();
    assertThat(unread(reading)).isEmpty();
    assertThat(reading.samples().sum(DatabaseSamples.UP)).hasValue(1);
    assertThat(reading.samples().sum(DatabaseSamples.APPLIED)).hasValue(66);
    assertThat(reading.samples().sum(DatabaseSamples.LOCK_WAITS)).hasValue(0);
    assertThat(reading.samples().has(DatabaseSamples.LONGEST_LOCK_WAIT)).isFalse();
    assertThat(reading.samples().has(DatabaseSamples.LONGEST_TRANSACTION)).isFalse();
  }

  @Test
  void nothingOfUsStays() throws Exception {
    look(database.settings());
    try (Connection connection = database.connect("flyteadmin");
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)"
                    + " WHERE usename = 'flyte_exporter'")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void aLockedTableLeavesTheRest() throws Exception {
    try (Connection holder = database.connect("flyteadmin");
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("LOCK TABLE public.migrations IN ACCESS EXCLUSIVE MODE");
      Reading reading = look(FlyteDatabase.hasty(database.settings()));
      assertThat(reading.failure()).isEmpty();
      assertThat(unread(reading)).containsExactly("migrations timeout");
      assertThat(reading.samples().has(DatabaseSamples.APPLIED)).isFalse();
      assertThat(reading.samples().has(DatabaseSamples.SIZE)).isTrue();
      assertThat(reading.samples().has(DatabaseSamples.LONGEST_TRANSACTION)).isTrue();
      holder.rollback();
    }
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
  void aDatabaseWithoutMigrationsIsReadOtherwise() {
    Reading reading =
        look(database.settings("datacatalog", "flyte_exporter", FlyteDatabase.PASSWORD));
    assertThat(reading.failure()).isEmpty();
    assertThat(unread(reading)).containsExactly("migrations table_missing");
    assertThat(reading.samples().has(DatabaseSamples.MISSING)).isFalse();
  }

  @Test
  void otherMigrationsThanThoseKnown() throws Exception {
    changed(
        "DELETE FROM public.migrations WHERE id = '2025-05-29-add-index-executions-phase';"
            + " INSERT INTO public.migrations VALUES ('2026-01-01-a'), ('2026-01-01-b')",
        "DELETE FROM public.migrations WHERE id LIKE '2026%';"
            + " INSERT INTO public.migrations VALUES ('2025-05-29-add-index-executions-phase')",
        reading -> {
          assertThat(reading.samples().all(DatabaseSamples.MISSING))
              .extracting(Sample::value)
              .containsExactly(1.0);
          assertThat(reading.samples().all(DatabaseSamples.UNKNOWN))
              .extracting(Sample::value)
              .containsExactly(2.0);
        });
  }

  @Test
  void aTableOfHundredThousandRowsIsNotFlytes() throws Exception {
    changed(
        "INSERT INTO public.migrations SELECT 'many-' || n FROM generate_series(1, 100000) n",
        "DELETE FROM public.migrations WHERE id LIKE 'many-%'",
        reading -> {
          assertThat(unread(reading)).containsExactly("migrations too_large");
          assertThat(reading.samples().has(DatabaseSamples.APPLIED)).isFalse();
        });
  }

  private void changed(String change, String back, Consumer<Reading> check) throws Exception {
    database.sql("flyteadmin", change);
    try {
      Reading reading = look(database.settings());
      assertThat(reading.failure()).isEmpty();
      check.accept(reading);
    } finally {
      database.sql("flyteadmin", back);
    }
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
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
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
    stopped.sql("flyteadmin", DatabaseReadme.sql());
    listen();
    Database settings = stopped.settings();
    assertThat(look(settings).failure()).isEmpty();
    stopped.close();
    fails(settings, Reason.UNREACHABLE, "unreachable", "refused");
  }
}
