package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.verdict.measure.Installation;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.NodeKind;

/** PostgreSQL as the cause. */
final class DatabaseCause {
  static final CauseDefinition DATABASE =
      CauseDefinition.of(Cause.DATABASE, "PostgreSQL does not answer Flyte")
          .nodes(NodeKind.DATABASE)
          .earliest("1 reading", "1 reading")
          .facts(
              Fact.WORKFLOWS_REPORTING,
              Fact.DATABASE_ERRORS_PER_SECOND,
              Fact.ADMIN_READS_REFUSED,
              Fact.API_CALLS_REFUSED,
              Fact.LOOKS_FAILED,
              Fact.STARTS_FAILED,
              Fact.CALLS_WAITING)
          .firstAction(flyte -> bringBack(flyte) + CauseDefinition.RELAUNCH)
          .inFlyte2(
              flyte ->
                  bringBack(flyte)
                      + " After more than a minute restart Flyte once it is back: `kubectl -n"
                      + " flyte rollout restart "
                      + flyte.admin()
                      + "`. Only that fires the schedules that were missed, and opens the streams"
                      + " of changes again.")
          .runbook(
              """
              The first command shows, for nearly every running workflow, and with `failedAttempts` in the hundreds:

              ```
              flytesnacks-development/a5ffcd46wxzdmzpx757h 375 Workflow[] failed. ErrorRecordingError: failed to publish event, caused by: EventSinkError: Error sending event, caused by [rpc error: code = Internal desc = unexpected error type for: 127.0.0.1:15432 (127.0.0.1): dial error: dial tcp 127.0.0.1:15432: connect: connection refused]
              ```

              The second command answers HTTP 500:

              ```
              {"code":13, "message":"unexpected error type for: 127.0.0.1:15432 (127.0.0.1): dial error: dial tcp 127.0.0.1:15432: connect: connection refused", "details":[]}
              ```

              `unexpected error type for:` is flyteadmin's wording for a database it cannot reach,
              `failed database operation with` for one that answers with an error (flyte v1.16.8,
              flyteadmin/pkg/repositories/errors/postgres.go:35,37). The text that follows distinguishes them:

              | Text | Look at |
              |---|---|
              | `connection refused`, `no such host`, `i/o timeout` | the PostgreSQL server, its Service or DNS name, network policies, a failover that has just happened |
              | `the database system is not yet accepting connections (SQLSTATE 57P03)`, `is starting up` | it is starting: wait |
              | `too many clients already`, `remaining connection slots` | connections: each of Flyte's pools opens up to 100 by default (flyte v1.16.8, flytestdlib/database/config.go:16-30); PostgreSQL's default is 100 in total |
              | `password authentication failed` | a rotated password, the secret that is mounted into the pod |

              The address is in the text. Test it from where Flyte runs, with the command of the first action above; a
              healthy database answers:

              ```
              DB_HOST:5432 - accepting connections
              ```

              and an unreachable one `DB_HOST:5432 - no response`.

              Flyte's own counters agree. Recorded: about 200 errors a second and not one successful round:

              ```sh
              kubectl -n flyte port-forward deploy/flyte-backend-flyte-binary 10254:10254 &
              curl -sS http://localhost:10254/metrics | grep -E '^flyte:(admin:admin:errors:gorm_error|propeller:all:round:(error|success)_count) '
              ```

              ```
              flyte:admin:admin:errors:gorm_error 7678
              flyte:propeller:all:round:error_count 4005
              flyte:propeller:all:round:success_count 607
              ```

              Ten seconds later there were 4989 failed rounds and still 607 successful ones.
              """)
          .runbookInFlyte2(
              """
              `/readyz` and every list answer with the driver's text, while `/healthz` answers 200 and the pod is Ready:

              ```sh
              kubectl -n flyte port-forward svc/flyte-backend-flyte-binary-http 8090:8090 &
              curl -sS http://localhost:8090/readyz
              ```

              ```
              database ping failed: failed to connect to `user=flyte database=flyte`: 10.0.3.7:5432 (postgres.flyte.svc.cluster.local): dial error: dial tcp 10.0.3.7:5432: connect: connection refused
              ```

              Running pods go on; their ends are recorded 7 to 19 seconds after a short outage, up to a quarter of an hour
              after a long one: each action is tried less and less often. Schedules that were due meanwhile are made up for
              at a restart only. After more than 70 seconds Flyte's streams of changes stay silent until a restart.
              """);

  private DatabaseCause() {}

  private static String bringBack(Installation flyte) {
    return "Bring PostgreSQL back. See whether it answers where Flyte looks for it: `kubectl -n"
        + " flyte run pg-check --rm -i --restart=Never --image=postgres:15 -- pg_isready -h "
        + flyte.database().host()
        + " -p "
        + flyte.database().port()
        + "`.";
  }
}
