package io.github.flyteexporter.database;

import io.github.flyteexporter.config.Database;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens connections to the database: a new read-only one each time. */
record DatabaseLogin(Database settings) {
  /** Added to the server's own limit, so that the server cancels a query first. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final String JAVA_TRUST_STORE = "org.postgresql.ssl.DefaultJavaSSLFactory";

  /**
   * Opens a connection; blocks.
   *
   * @throws DatabaseFailure when the connection fails; its message holds no secret
   */
  Connection open() throws DatabaseFailure {
    DatabasePassword password = DatabasePassword.of(settings);
    try {
      Connection connection = source(password).getConnection();
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setNetworkTimeout(Runnable::run, millis(settings.timeout().plus(GRACE)));
      return connection;
    } catch (SQLException e) {
      DatabaseReason reason = DatabaseReason.of(e);
      throw new DatabaseFailure(
          reason,
          DatabaseReason.state(e),
          address() + ": " + password.maskIn(text(e)) + hint(reason, e));
    }
  }

  /** The database and its address, for messages. */
  String address() {
    return settings.name() + " at " + host() + ":" + settings.port();
  }

  /** The first line of an error's message with its SQLSTATE: no query, no parameters. */
  static String text(SQLException error) {
    String message = String.valueOf(error.getMessage()).lines().findFirst().orElse("").strip();
    return error.getSQLState() == null ? message : message + " (" + error.getSQLState() + ")";
  }

  private PGSimpleDataSource source(DatabasePassword password)
      throws SQLException, DatabaseFailure {
    int millis = millis(settings.timeout());
    int seconds = (int) ((millis + 999L) / 1_000);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {host()});
    source.setPortNumbers(new int[] {settings.port()});
    source.setDatabaseName(settings.name());
    source.setUser(settings.user());
    source.setPassword(password.secret());
    source.setApplicationName("flyte-exporter");
    source.setConnectTimeout(seconds);
    source.setSocketTimeout(seconds);
    source.setProperty(PGProperty.SSL_RESPONSE_TIMEOUT, String.valueOf(millis));
    source.setProperty(PGProperty.GSS_ENC_MODE, "disable");
    // no prepared statements: behind PgBouncer the next query may reach another backend
    source.setProperty(PGProperty.PREFER_QUERY_MODE, "simple");
    trust(source);
    return source;
  }

  /** As in libpq, {@code require} verifies the certificate once a CA is configured. */
  private void trust(PGSimpleDataSource source) throws DatabaseFailure {
    String mode = settings.sslMode();
    if (settings.ca().isPresent()) {
      if (!Files.isReadable(settings.ca().get())) {
        throw new DatabaseFailure(
            DatabaseReason.TLS, "database.ca " + settings.ca().get() + " cannot be read");
      }
      source.setSslRootCert(settings.ca().get().toString());
      mode = mode.equals("require") ? "verify-ca" : mode;
    } else if (mode.startsWith("verify")) {
      source.setSslfactory(JAVA_TRUST_STORE);
    }
    source.setSslMode(mode);
  }

  private String host() {
    return settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
  }

  private String hint(DatabaseReason reason, SQLException error) {
    return switch (reason) {
      case AUTH -> ": see database.user, database.passwordFile and the server's pg_hba.conf";
      case TLS -> ": see database.sslMode and database.ca";
      case DATABASE_MISSING ->
          ": see database.name, flyteadmin with flyte-core, flyte with flyte-binary";
      case FORBIDDEN -> ": GRANT CONNECT ON DATABASE is missing";
      case TOO_MANY_CONNECTIONS ->
          ": the connection limit of the server, the database or the role is reached";
      default -> error.getMessage() == null ? ": the error has no message" : "";
    };
  }

  private static int millis(Duration duration) {
    return (int) duration.toMillis();
  }
}
