package io.github.flyteexporter.database;

import io.github.flyteexporter.config.Database;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** How a connection to the database is made: each is a new one, and may only read. */
record DatabaseLogin(Database settings) {
  /** Beyond the server's own limit, so that it is the server that gives up a query. */
  private static final Duration LONGER_THAN_THE_SERVER = Duration.ofSeconds(2);

  private static final String JAVA_S_AUTHORITIES = "org.postgresql.ssl.DefaultJavaSSLFactory";

  /**
   * A connection; blocks.
   *
   * @throws DatabaseFailure when there is none, in words that hold no secret
   */
  Connection open() throws DatabaseFailure {
    DatabasePassword password = DatabasePassword.of(settings);
    try {
      Connection connection = source(password).getConnection();
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setNetworkTimeout(
          Runnable::run, millis(settings.timeout().plus(LONGER_THAN_THE_SERVER)));
      return connection;
    } catch (SQLException e) {
      DatabaseReason reason = DatabaseReason.of(e);
      throw new DatabaseFailure(
          reason, place() + ": " + password.hiddenIn(text(e)) + hint(reason, e));
    }
  }

  /** Which database, for people. */
  String place() {
    return settings.name() + " at " + host() + ":" + settings.port();
  }

  /** What an error says, and nothing of a query or its parameters. */
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
    // no prepared statements: behind PgBouncer the next query may meet another backend
    source.setProperty(PGProperty.PREFER_QUERY_MODE, "simple");
    trust(source);
    return source;
  }

  /** As libpq does, {@code require} checks the certificate once authorities are named. */
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
      source.setSslfactory(JAVA_S_AUTHORITIES);
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
          ": the server, the database or the role has no connection left for us";
      default -> error.getMessage() == null ? ": no more was said" : "";
    };
  }

  private static int millis(Duration duration) {
    return (int) duration.toMillis();
  }
}
