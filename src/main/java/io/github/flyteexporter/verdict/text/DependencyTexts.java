package io.github.flyteexporter.verdict.text;

import static io.github.flyteexporter.verdict.observation.Mode.DENIED;
import static io.github.flyteexporter.verdict.observation.Mode.DOWN;
import static io.github.flyteexporter.verdict.observation.Mode.FULL;
import static io.github.flyteexporter.verdict.observation.Mode.REJECTS;
import static io.github.flyteexporter.verdict.observation.NodeKind.DATABASE;
import static io.github.flyteexporter.verdict.observation.NodeKind.OBJECT_STORE;
import static io.github.flyteexporter.verdict.text.Entry.direct;
import static io.github.flyteexporter.verdict.text.Entry.nothing;

import java.util.List;

/** What is said of the database and the object store, by Flyte and by the libraries below it. */
final class DependencyTexts {
  static final List<Entry> DATABASES =
      List.of(
          // PostgreSQL, errcodes 22 and 54: what a user's data is, no state of the database
          nothing(
              "failed database operation with (?:ERROR: )?(?:invalid byte sequence|value too long"
                  + "|index row size|invalid input syntax|duplicate key|null value"
                  + "|integer out of range|unsupported Unicode)"),
          // PostgreSQL, src/backend/postmaster, utils/init/postinit.c, storage/smgr/md.c
          direct(
              DATABASE,
              FULL,
              "too many clients already|remaining connection slots|could not extend file"
                  + "|No space left on device|too many connections for"),
          direct(
              DATABASE,
              DOWN,
              "the database system is (?:starting up|shutting down|in recovery)"
                  + "|terminating connection due to"),
          direct(DATABASE, DENIED, "in a read-only transaction|password authentication failed"),
          // flyte v1.16.8, flyteadmin/pkg/repositories/errors/postgres.go:35; the rest is pgx's
          direct(
              DATABASE,
              DOWN,
              "unexpected error type for: .*(?:dial|connect|refused|reset|time.?out|EOF|closed"
                  + "|no such host|hostname resolving|tls error|write failed|broken pipe"
                  + "|server error|SQLSTATE|pool|deadline)"),
          // flyte v1.16.8, flyteadmin/pkg/repositories/errors/postgres.go:37,38
          direct(DATABASE, REJECTS, "failed database operation with "),
          direct(DATABASE, REJECTS, "cannot query with specified table attributes"),
          // pgx v5.9.2, pgconn/errors.go; Go database/sql
          direct(DATABASE, DOWN, "failed to connect to `|failed to connect to 'host="),
          direct(DATABASE, REJECTS, "\\(SQLSTATE [0-9A-Z]{5}\\)"),
          direct(DATABASE, DOWN, "sql: database is closed|driver: bad connection"));

  static final List<Entry> STORES =
      List.of(
          // aws-sdk-go, Google and Azure: who asks may not
          direct(
              OBJECT_STORE,
              DENIED,
              "AccessDenied: |SignatureDoesNotMatch: |InvalidAccessKeyId: |ExpiredToken: "
                  + "|NoCredentialProviders: |WebIdentityErr: |AuthorizationFailure"
                  + "|DefaultAzureCredential: |Unable to generate access token"
                  + "|oauth2: cannot fetch token: \\d\\d\\d|metadata: GCE metadata"),
          direct(
              OBJECT_STORE,
              DOWN,
              "(?:getItem|putItem|PutObject|GetObject|HeadObject|HeadBucket).*"
                  + "(?:RequestError|RequestCanceled|AccessDenied|Access Denied|Forbidden"
                  + "|SignatureDoesNotMatch|InvalidAccessKeyId|NoSuchBucket|SlowDown"
                  + "|BucketRegionError|status code: [345]\\d\\d)"),
          direct(
              OBJECT_STORE,
              REJECTS,
              "NoSuchBucket: |SlowDown: |googleapi: (?:Error|got HTTP response code) [45]\\d\\d"
                  + "|ContainerNotFound|RESPONSE [45]\\d\\d: "),
          direct(
              OBJECT_STORE,
              DOWN,
              "path:(?:gs|s3|abfs|az)s?://.*(?:refused|timeout|EOF|reset|no such host"
                  + "|unreachable|deadline exceeded|TLS handshake)"),
          // flyte v1.16.8, flytestdlib/storage/protobuf_store.go:41,83 and stow_store.go
          direct(
              OBJECT_STORE,
              DOWN,
              "READ_FAILED|WRITE_FAILED|Failed to (?:read from|write to) the raw store"
                  + "|Failed to write data \\[|failed to read data from"
                  + "|Container \\[.*\\] lookup failed|failed to load container \\["),
          // flyte v1.16.8, flyteadmin/pkg/manager/impl and
          // flytepropeller/pkg/controller/handler.go:269
          direct(
              OBJECT_STORE,
              DOWN,
              "Unable to read WorkflowClosure from location|failed to write marshaled workflow"
                  + "|Failed to retrieve workflow closure data from|Failed to store inputs for Node"),
          direct(
              OBJECT_STORE,
              DOWN,
              "Failed to do HEAD on futures file.*(?:send request|denied|40[013-9]|50\\d)"));

  private DependencyTexts() {}
}
