package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.NodeKind;

/** The object store as the cause. */
final class ObjectStoreCause {
  static final CauseDefinition OBJECT_STORE =
      CauseDefinition.of(Cause.OBJECT_STORE, "the object store does not answer, or refuses")
          .nodes(NodeKind.OBJECT_STORE)
          .earliest("1 reading", "1 reading")
          .facts(
              Fact.WORKFLOWS_REPORTING,
              Fact.STORAGE_FAILURES_PER_SECOND,
              Fact.LOOKS_FAILED,
              Fact.ADMIN_READS_REFUSED,
              Fact.API_CALLS_REFUSED,
              Fact.CALLS_WAITING)
          .firstAction(
              "Bring the object store back, or its credentials. See what Flyte reports: "
                  + CauseDefinition.MESSAGES
                  + "."
                  + CauseDefinition.RELAUNCH)
          .inFlyte2(
              flyte ->
                  "Bring the object store back, or its credentials. Runs cannot be created with"
                      + " inputs meanwhile; pods that cannot write their outputs are made again"
                      + " until they can. Flyte's log shows why: `kubectl -n flyte logs "
                      + flyte.admin()
                      + " --tail=200 | grep -i 'raw store'`.")
          .runbook(
              """
              The first command shows, with `failedAttempts` rising to 30:

              ```
              flytesnacks-development/a4l6xnkqpkpg9trtgcn7 25 failed at Node[n1]. RuntimeExecutionError: failed during plugin execution, caused by: failed to check existence of futures file: [User] Failed to do HEAD on futures file., caused by: path:metadata/propeller/flytesnacks-development-a4l6xnkqpkpg9trtgcn7/n1/data/0/futures.pb: getItem, getting the object: RequestError: send request failed
              caused by: Head "http://127.0.0.1:19000/my-s3-bucket/metadata/propeller/...": dial tcp 127.0.0.1:19000: connect: connection refused
              ```

              `[User]` in that text is misleading; users did not cause it. flyteadmin's lists still work. New executions are
              rejected with HTTP 500, "Unable to read WorkflowClosure from location s3://...".

              After half a minute nothing runs any more and the command shows nothing. Remove the label selector to see the
              failed workflows, and check the counters, which still show it:

              ```sh
              curl -sS http://localhost:10254/metrics | grep -E '^flyte:(admin:storage|propeller:all:metastore):(head|read|write)_failure_unlabeled '
              ```

              ```
              flyte:admin:storage:head_failure_unlabeled 0
              flyte:admin:storage:read_failure_unlabeled 47
              flyte:admin:storage:write_failure_unlabeled 94
              flyte:propeller:all:metastore:head_failure_unlabeled 279
              flyte:propeller:all:metastore:read_failure_unlabeled 0
              flyte:propeller:all:metastore:write_failure_unlabeled 0
              ```

              A rising `read_failure` alone proves little: it also counts objects that do not exist.

              | Text | Look at |
              |---|---|
              | `connection refused`, `no such host`, `send request failed` | the store, its endpoint, DNS, network policies |
              | `AccessDenied`, `SignatureDoesNotMatch`, `InvalidAccessKeyId`, `googleapi: Error 401` or `403` | credentials, the service account's role, a bucket policy |
              | `NoSuchBucket` | the bucket's name in the configuration, section `storage` |
              | `SlowDown`, `status code: 503` | the store throttles |
              """)
          .runbookInFlyte2(
              """
              Nothing but creations of runs with inputs fails, with `failed to write inputs: … PutObject, putting object`;
              where the store hangs they get no answer. `/readyz` and the lists answer: they never ask the store. Pods that
              cannot write their outputs exit with 1 after 20 to 30 seconds and are made again under the same name, until
              the store is back; no run fails for it. A store that hangs leaves no error, no event and no failed run:
              `looks.objectStore` and `looks.bucket` are what shows it.
              """);

  private ObjectStoreCause() {}
}
