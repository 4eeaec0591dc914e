package io.github.flyteexporter.verdict;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Classifies texts of Flyte and of the libraries below it: status messages of workflows, answers of
 * flyteadmin. First match wins.
 */
final class Texts {
  private static final List<Entry> TABLE =
      List.of(
          // flyte v1.16.8, flyteadmin/pkg/repositories/errors/postgres.go:35; the rest is pgx's.
          entry(
              Cause.DATABASE,
              "unexpected error type for: .*(dial|connect|refused|reset|time.?out|EOF|closed"
                  + "|no such host|server error|SQLSTATE)"),
          // flyte v1.16.8, flyteadmin/pkg/repositories/errors/postgres.go:37
          entry(Cause.DATABASE, "failed database operation with "),
          // pgx v5.9.2, pgconn/errors.go
          entry(Cause.DATABASE, "failed to connect to `"),
          entry(Cause.DATABASE, "\\(SQLSTATE [0-9A-Z]{5}\\)"),
          // PostgreSQL, src/backend/storage/lmgr/proc.c and postmaster
          entry(Cause.DATABASE, "too many clients already|remaining connection slots"),
          // Go database/sql
          entry(Cause.DATABASE, "sql: database is closed|driver: bad connection"),
          // flyte v1.16.8, flyteadmin/pkg/manager/impl: the closure is read at each creation
          entry(Cause.OBJECT_STORE, "Unable to read WorkflowClosure from location"),
          // flyte v1.16.8, flytestdlib/storage/protobuf_store.go:41,83
          entry(Cause.OBJECT_STORE, "Failed to (read from|write to) the raw store"),
          // flyte v1.16.8, flytestdlib/storage/stow_store.go
          entry(Cause.OBJECT_STORE, "Failed to write data \\[|Container \\[.*\\] lookup failed"),
          entry(
              Cause.OBJECT_STORE,
              "Failed to do HEAD on futures file.*(send request|denied|40\\d|50\\d)"),
          // aws-sdk-go, S3 and MinIO error codes
          entry(
              Cause.OBJECT_STORE,
              "(getItem|putItem|PutObject|GetObject|HeadObject).*"
                  + "(RequestError|AccessDenied|Access Denied|SignatureDoesNotMatch"
                  + "|InvalidAccessKeyId|NoSuchBucket|SlowDown|status code: [45]\\d\\d)"),
          // Google Cloud Storage
          entry(Cause.OBJECT_STORE, "googleapi: Error [45]\\d\\d"));

  private Texts() {}

  /** The cause that a text names, empty when it names none that is known. */
  static Optional<Cause> cause(String text) {
    return TABLE.stream()
        .filter(entry -> entry.pattern.matcher(text).find())
        .map(Entry::cause)
        .findFirst();
  }

  private static Entry entry(Cause cause, String regex) {
    return new Entry(cause, Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
  }

  private record Entry(Cause cause, Pattern pattern) {}
}
