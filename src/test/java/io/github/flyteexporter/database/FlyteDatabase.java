package io.github.flyteexporter.database;

import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookLines;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A real PostgreSQL with the recorded schema of Flyte 1.16.8, which asks for passwords. */
public final class FlyteDatabase implements AutoCloseable {
  /** As the role of the docs has it. */
  static final String PASSWORD = "change-me";

  public static final int CONNECTIONS = 12;

  private static final Path RECORDED = Path.of("src/test/resources/database");

  /** Where PostgreSQL's programs are unpacked, once for all tests. */
  private static final Path PROGRAMS = Path.of("target", "postgresql").toAbsolutePath();

  /** Administrators are trusted; {@code tls_only} is let in over TLS alone. */
  private static final String RULES =
      """
      local all postgres trust
      host all postgres 127.0.0.1/32 trust
      hostnossl all tls_only 127.0.0.1/32 reject
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private final EmbeddedPostgres server;

  private FlyteDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts one; its certificate is left in the folder as {@code server.crt}. */
  public static FlyteDatabase start(Path folder) throws Exception {
    Path certificate = certificate(folder, "server");
    Path data = folder.resolve("data");
    FlyteDatabase database =
        new FlyteDatabase(
            EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(PROGRAMS.toFile())
                .setServerConfig("max_connections", String.valueOf(CONNECTIONS))
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.toString())
                .setServerConfig("ssl_key_file", key(certificate).toString())
                .start());
    database.sql("postgres", "CREATE DATABASE flyteadmin; CREATE DATABASE datacatalog");
    database.sql("flyteadmin", Files.readString(RECORDED.resolve("schema.sql")));
    database.sql("flyteadmin", Files.readString(RECORDED.resolve("migrations.sql")));
    Files.writeString(data.resolve("pg_hba.conf"), RULES);
    database.sql("postgres", "SELECT pg_reload_conf()");
    return database;
  }

  /** Another certificate, which this server does not have. */
  static Path certificate(Path folder, String name) throws Exception {
    Path certificate = TestCa.selfSigned(folder, name, "rsa:2048").certificate();
    Files.setPosixFilePermissions(key(certificate), PosixFilePermissions.fromString("rw-------"));
    return certificate;
  }

  private static Path key(Path certificate) {
    return certificate.resolveSibling(certificate.getFileName().toString().replace(".crt", ".key"));
  }

  /** How it is read as the docs say. */
  public Database settings() {
    return settings(server.getPort(), "flyteadmin", "flyte_exporter", PASSWORD, "disable", null);
  }

  public Database settings(String name, String user, String password) {
    return settings(server.getPort(), name, user, password, "disable", null);
  }

  public Database settings(String host, String user, String sslMode, Path ca) {
    Database with = settings(server.getPort(), "flyteadmin", user, PASSWORD, sslMode, ca);
    return new Database(
        host,
        with.port(),
        with.name(),
        with.user(),
        with.passwordFile(),
        with.password(),
        with.sslMode(),
        with.ca(),
        with.timeout(),
        with.every());
  }

  public static Database settings(
      int port, String name, String user, String password, String sslMode, Path ca) {
    return new Database(
        "127.0.0.1",
        port,
        name,
        user,
        Optional.empty(),
        password,
        sslMode,
        Optional.ofNullable(ca),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10));
  }

  /** The same, with the shortest timeout that can be configured. */
  public static Database hasty(Database settings) {
    return new Database(
        settings.host(),
        settings.port(),
        settings.name(),
        settings.user(),
        settings.passwordFile(),
        settings.password(),
        settings.sslMode(),
        settings.ca(),
        Duration.ofSeconds(1),
        settings.every());
  }

  public static Reading look(Database settings) {
    SourceId id = new SourceId(DatabaseSamples.SOURCE, settings.name());
    return DatabaseQueryRun.read(id, settings, TimeSource.system()).reading();
  }

  /** A connection of the administrator. */
  /** The same read as a direct look: {@code login error status 53300}. */
  static List<String> direct(Database settings) {
    return LookLines.of(
        Look.in(
            DatabaseQueryRun.read(
                    new SourceId(DatabaseSamples.SOURCE, settings.name()),
                    settings,
                    TimeSource.system())
                .look()));
  }

  public Connection connect(String name) throws SQLException {
    return server.getDatabase("postgres", name).getConnection();
  }

  /** Statements of the administrator. */
  public void sql(String name, String statements) throws SQLException {
    try (Connection connection = connect(name);
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
