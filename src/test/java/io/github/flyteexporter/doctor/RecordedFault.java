package io.github.flyteexporter.doctor;

import java.util.List;

/**
 * A fault of a real Flyte that was recorded, and the check that finds it.
 *
 * @param second a second of the recording at which the fault has lasted long enough to be judged
 * @param check the name of the check
 * @param fault what was done, in words
 */
public record RecordedFault(String recording, double second, String check, String fault) {
  private static final String TABLE =
      """
      db-down                    | 130 | database       | PostgreSQL is stopped
      db-disk-full               | 130 | database       | the disk of PostgreSQL is full
      db-locked                  | 120 | database       | another session locks Flyte's tables
      db-pool-exhausted          | 140 | database       | another client takes all connections of PostgreSQL
      db-slow                    | 140 | database       | each answer of PostgreSQL comes a second late
      idle-db-down               | 140 | database       | PostgreSQL is stopped while nothing runs
      object-store-down          | 130 | object-store   | the object store is stopped
      object-store-denied        | 160 | object-store   | the object store refuses Flyte's key
      object-store-hung          | 120 | object-store   | the object store hangs
      store-dns                  | 140 | object-store   | the name of the object store does not resolve
      store-slow                 | 140 | object-store   | each answer of the object store comes 3 s late
      store-writes-denied        | 140 | object-store   | the bucket cannot be written
      api-401                    | 140 | kube-api       | Flyte's ServiceAccount token is not accepted
      api-429                    | 140 | kube-api       | the API server answers Flyte 429
      k8s-api-hung               | 150 | kube-api       | the API server hangs
      k8s-throttled              | 190 | kube-api       | propeller's Kubernetes client is limited to one request a second
      webhook-broken             | 110 | webhook        | the API server does not reach Flyte's pod webhook
      webhook-slow               | 140 | webhook        | Flyte's pod webhook answers too late
      core-webhook-dead          | 140 | webhook        | the pod of Flyte's webhook is gone
      foreign-webhook-down       | 140 | admission      | another product's webhook on pods is down
      podsecurity                | 130 | admission      | a namespace enforces the restricted pod security standard
      quota-one-namespace        | 130 | quotas         | the ResourceQuota of a namespace is used up
      rbac-denied                | 110 | flyte-rights   | Flyte may not create pods
      core-admin-down            | 110 | admin-http     | flyteadmin is stopped
      core-scheduler-dead        | 170 | scheduler      | flytescheduler crashes at each start
      catalog-down               | 140 | datacatalog    | the catalog's endpoint is wrong
      catalog-internal           | 140 | datacatalog    | datacatalog answers Internal to every call
      core-propeller-dead        | 120 | pods           | both propellers are stopped
      core-propeller-dead        | 120 | leader         | no propeller renews the lease
      oom-loop                   | 210 | pods           | flyte-binary is killed for its memory at each start
      core-shard-dead            | 180 | shards         | one of two shards crashes at each start
      core-propeller-hung        | 130 | profiling-port | propeller hangs
      core-leader-lost           | 140 | profiling-port | the leading propeller hangs
      restart                    | 80  | profiling-port | flyte-binary restarts
      exporter-cut-off           | 120 | profiling-port | a NetworkPolicy cuts port 10254 off
      workflow-too-large         | 90  | load           | workflows are too large for etcd
      too-many-workflows         | 140 | functions      | more workflows than one worker can serve
      """;

  /** All of them. */
  public static List<RecordedFault> all() {
    return TABLE
        .lines()
        .map(line -> line.split("\\|", -1))
        .map(
            cells ->
                new RecordedFault(
                    cells[0].strip(),
                    Double.parseDouble(cells[1].strip()),
                    cells[2].strip(),
                    cells[3].strip()))
        .toList();
  }

  @Override
  public String toString() {
    return recording + ": " + check;
  }
}
