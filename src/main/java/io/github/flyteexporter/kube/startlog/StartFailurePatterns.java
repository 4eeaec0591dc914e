package io.github.flyteexporter.kube.startlog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Classifies a line of Flyte's log, or of the libraries below it. First match wins. PostgreSQL logs
 * in the language of its {@code lc_messages}: its errors are recognised by their SQLSTATE
 * (PostgreSQL, src/backend/utils/errcodes.txt), which pgx prints (pgconn/errors.go, PgError.Error).
 */
final class StartFailurePatterns {
  /** pgx, pgconn/errors.go, ConnectError.Error; kube-apiserver and S3 are dialled without it. */
  private static final String CONNECT = "(failed to connect to `|\\bdial error\\b).*";

  /** In the order in which they are tried. */
  static final List<Entry> TABLE =
      List.of(
          // flyte v1.16.8, flyteadmin/pkg/repositories/database.go:28
          entry(
              StartFailure.PASSWORD_FILE_MISSING,
              "missing database password at specified path \\["),
          // pgx, pgconn/errors.go, ParseConfigError.Error
          entry(StartFailure.CONNECTION_SETTINGS, "cannot parse `"),
          sqlState(StartFailure.AUTHENTICATION, "28P01|28000"),
          // pgx, pgconn/pgconn.go, connectOne
          entry(StartFailure.AUTHENTICATION, "failed SASL auth"),
          sqlState(StartFailure.PERMISSION, "42501"),
          sqlState(StartFailure.DATABASE_MISSING, "3D000"),
          sqlState(StartFailure.LOCK_TIMEOUT, "55P03"),
          sqlState(StartFailure.DEADLOCK, "40P01"),
          sqlState(StartFailure.TOO_MANY_CONNECTIONS, "53300"),
          sqlState(StartFailure.DISK_FULL, "53100"),
          sqlState(StartFailure.READ_ONLY, "25006"),
          sqlState(StartFailure.SCHEMA_CONFLICT, "42P07|42701|42710|42703|42P01|42704|42804|23505"),
          sqlState(StartFailure.TIMEOUT, "57014"),
          sqlState(StartFailure.WAITING_FOR_DATABASE, "57P03"),
          sqlState(StartFailure.CONNECTION_LOST, "57P01|57P02|08[0-9A-Z]{3}"),
          // pgx, pgconn/pgconn.go, connectOne and startTLS
          entry(StartFailure.TLS, "\\): tls error\\b|server refused TLS connection"),
          // pgx, pgconn/pgconn.go, buildConnectOneConfigs
          entry(StartFailure.DNS, "hostname resolving error"),
          // Go, net and context, below pgx
          entry(StartFailure.TIMEOUT, CONNECT + "(timeout\\b|deadline exceeded)"),
          entry(StartFailure.CONNECTION_REFUSED, CONNECT + "connection refused"),
          entry(StartFailure.UNREACHABLE, CONNECT + "(no route to host|network is unreachable)"),
          entry(StartFailure.CONNECTION_LOST, CONNECT + "(connection reset|EOF)"),
          // pgx, pgconn/pgconn.go and errors.go; Go, database/sql/driver
          entry(
              StartFailure.CONNECTION_LOST,
              "failed to receive message|\\bconn closed\\b|driver: bad connection"),
          // flyte v1.16.8, flyteadmin/pkg/server/initialize.go:49
          entry(StartFailure.MIGRATION_FAILED, "database migration failed: "),
          // flyte v1.16.8, datacatalog/pkg/repositories/initialize.go:71
          entry(StartFailure.MIGRATION_FAILED, "Failed to migrate\\. err: "),
          // flyte v1.16.8, charts/flyte-binary/templates/deployment.yaml, wait-for-db
          entry(StartFailure.WAITING_FOR_DATABASE, "waiting for database"),
          // PostgreSQL, src/bin/scripts/pg_isready.c, in the same container
          entry(
              StartFailure.WAITING_FOR_DATABASE,
              "^\\S+:\\d{1,5} - (no response|rejecting connections)"));

  private StartFailurePatterns() {}

  /** The reason that a line names, empty for none. */
  static Optional<StartFailure> reason(String line) {
    return TABLE.stream().filter(entry -> entry.matches(line)).map(Entry::reason).findFirst();
  }

  private static Entry sqlState(StartFailure reason, String codes) {
    return entry(reason, "\\(SQLSTATE (" + codes + ")\\)");
  }

  private static Entry entry(StartFailure reason, String regex) {
    return new Entry(reason, Pattern.compile(regex));
  }

  /** A pattern and the reason it stands for. */
  record Entry(StartFailure reason, Pattern pattern) {
    boolean matches(String line) {
      return pattern.matcher(line).find();
    }
  }
}
