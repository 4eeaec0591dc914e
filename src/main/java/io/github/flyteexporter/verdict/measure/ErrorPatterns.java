package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.verdict.model.Cause;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Classifies texts of Flyte and of the libraries below it: status messages of workflows, errors
 * they ended on, answers of flyteadmin. First match wins, so that what lies below comes before what
 * passes it on.
 */
final class ErrorPatterns {
  private static final List<Entry> TABLE =
      List.of(
          // kube-apiserver, plugin/pkg/admission: a webhook that is configured and not reached
          entry(Cause.WEBHOOK, "failed calling webhook|failed to call webhook"),
          entry(Cause.WEBHOOK, "admission webhook \"[^\"]*flyte[^\"]*\" denied"),
          // flyte v1.16.8, flyteadmin/pkg/repositories/errors/postgres.go:35; the rest is pgx's
          entry(
              Cause.DATABASE,
              "unexpected error type for: .*(dial|connect|refused|reset|time.?out|EOF|closed"
                  + "|no such host|server error|SQLSTATE|pool|deadline)"),
          // flyte v1.16.8, flyteadmin/pkg/repositories/errors/postgres.go:37,38
          entry(Cause.DATABASE, "failed database operation with "),
          entry(Cause.DATABASE, "cannot query with specified table attributes"),
          // pgx v5.9.2, pgconn/errors.go
          entry(Cause.DATABASE, "failed to connect to `|failed to connect to 'host="),
          entry(Cause.DATABASE, "\\(SQLSTATE [0-9A-Z]{5}\\)"),
          // PostgreSQL, src/backend/utils/init/postinit.c and postmaster
          entry(
              Cause.DATABASE,
              "too many clients already|remaining connection slots|the database system is"
                  + " (starting up|shutting down|in recovery)|terminating connection due to"),
          // Go database/sql
          entry(Cause.DATABASE, "sql: database is closed|driver: bad connection"),
          // flyte v1.16.8, flyteadmin/pkg/manager/impl: the closure is read at each creation
          entry(Cause.OBJECT_STORE, "Unable to read WorkflowClosure from location"),
          // flyte v1.16.8, flytestdlib/storage/protobuf_store.go:41,83
          entry(Cause.OBJECT_STORE, "Failed to (read from|write to) the raw store"),
          entry(Cause.OBJECT_STORE, "failed to write marshaled workflow"),
          // flyte v1.16.8, flytestdlib/storage/stow_store.go
          entry(
              Cause.OBJECT_STORE,
              "Failed to write data \\[|Container \\[.*\\] lookup failed"
                  + "|failed to load container \\["),
          entry(
              Cause.OBJECT_STORE,
              "Failed to do HEAD on futures file.*(send request|denied|40\\d|50\\d)"),
          // flyte v1.16.8, flytepropeller/pkg/controller/handler.go:269
          entry(Cause.OBJECT_STORE, "Failed to retrieve workflow closure data from"),
          // aws-sdk-go, S3 and MinIO error codes
          entry(
              Cause.OBJECT_STORE,
              "(getItem|putItem|PutObject|GetObject|HeadObject|HeadBucket).*"
                  + "(RequestError|AccessDenied|Access Denied|Forbidden|SignatureDoesNotMatch"
                  + "|InvalidAccessKeyId|NoSuchBucket|SlowDown|status code: [45]\\d\\d)"),
          entry(
              Cause.OBJECT_STORE,
              "AccessDenied: |SignatureDoesNotMatch: |InvalidAccessKeyId: |NoSuchBucket: "
                  + "|ExpiredToken: |NoCredentialProviders: "),
          // Google Cloud Storage
          entry(Cause.OBJECT_STORE, "googleapi: Error [45]\\d\\d"),
          // Azure SDK, azblob
          entry(Cause.OBJECT_STORE, "AuthorizationFailure|ContainerNotFound|RESPONSE [45]\\d\\d: "),
          // flyte v1.16.8, flytepropeller/pkg/controller/workflowstore/passthrough.go:70; etcd
          entry(
              Cause.WORKFLOW_TOO_LARGE,
              "etcdserver: request is too large|Request entity too large|workflow too large"
                  + "|Workflow execution state is too large|size has breached threshold"),
          // kubernetes, plugin/pkg/admission/resourcequota
          entry(Cause.QUOTA, "exceeded quota: |Exceeded resourcequota"),
          // kubernetes, apiserver/pkg/endpoints/handlers/responsewriters/errors.go
          // in lists flyteadmin cuts errors
          // (flyteadmin/pkg/repositories/transformers/execution.go:26)
          entry(Cause.KUBE_RBAC, "is forbidden: User \"[^\"]*(\" cannot |$)"),
          // client-go and etcd: the API server itself does not answer
          entry(
              Cause.KUBE_API,
              "etcdserver: (request timed out|leader changed|no leader)"
                  + "|the server is currently unable to handle the request"
                  + "|(Get|Post|Put|Patch|Delete) \"?https://[^\" ]*/(api|apis)/[^\" ]*\"?:"
                  + " .*(refused|timeout|EOF|no route|reset)"),
          // flyte v1.16.8, flyteadmin/pkg/workflowengine/impl/k8s_executor.go:76; Go net/url: no
          // answer
          entry(
              Cause.KUBE_API,
              "^failed to create workflow in propeller (Get|Post|Put) \"?https?://"),
          // client-go, rest/request.go and util/flowcontrol
          entry(
              Cause.KUBE_THROTTLED,
              "client rate limiter Wait returned an error|would exceed context deadline"
                  + "|TooManyRequests|the server has received too many requests"),
          // flyte v1.16.8, flytepropeller/pkg/controller/nodes/catalog and datacatalog
          entry(
              Cause.CATALOG,
              "(DataCatalog|datacatalog|catalog (reservation|client|lookup)).*"
                  + "(Unavailable|refused|DeadlineExceeded|Internal)"),
          // flyte v1.16.8, flytepropeller/events/admin_eventsink.go:102, errors/errors.go:95
          entry(
              Cause.EVENT_THROTTLED,
              "EventSink throttling admin traffic|Events are sent too often"),
          // flyte v1.16.8, flyteidl/clients/go/admin/auth_interceptor.go:239
          entry(
              Cause.ADMIN_AUTH,
              "authentication error! Original Error|failed to get new token"
                  + "|failed to fetch auth metadata|code = Unauthenticated"
                  + "|code = PermissionDenied"),
          // flyte v1.16.8, flytepropeller/events/errors/errors.go
          entry(
              Cause.ADMIN_REJECTING_EVENTS,
              "EventAlreadyInTerminalStateError|EventIncompatibleClusterError|ExecutionNotFound"
                  + "|trying to send message larger than max"),
          // google.golang.org/grpc: what propeller's client says of flyteadmin
          entry(
              Cause.ADMIN_UNREACHABLE,
              "code = Unavailable|(connection error: desc|error reading from server)"),
          // kubernetes, apiserver/pkg/registry/generic/registry/store.go
          entry(Cause.UPDATE_CONFLICT, "the object has been modified; please apply your changes"));

  private ErrorPatterns() {}

  /** The cause that a text names, empty when it names none that is known. */
  static Optional<Cause> cause(String text) {
    return first(text).map(Found::cause);
  }

  /** Where a text begins to name this cause, empty when it names another one or none. */
  static Optional<Integer> telling(String text, Cause cause) {
    return first(text).filter(found -> found.cause == cause).map(Found::start);
  }

  private static Optional<Found> first(String text) {
    for (Entry entry : TABLE) {
      Matcher matcher = entry.pattern.matcher(text);
      if (matcher.find()) {
        return Optional.of(new Found(entry.cause, matcher.start()));
      }
    }
    return Optional.empty();
  }

  private static Entry entry(Cause cause, String regex) {
    return new Entry(cause, Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
  }

  private record Entry(Cause cause, Pattern pattern) {}

  private record Found(Cause cause, int start) {}
}
