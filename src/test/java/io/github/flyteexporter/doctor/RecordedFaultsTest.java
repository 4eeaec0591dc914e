package io.github.flyteexporter.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of real Flytes, recorded, and the check that finds each within three rounds. */
class RecordedFaultsTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          db-down                    | 130 | database
          db-disk-full               | 130 | database
          db-locked                  | 120 | database
          db-pool-exhausted          | 140 | database
          db-slow                    | 140 | database
          idle-db-down               | 140 | database
          object-store-down          | 130 | object-store
          object-store-denied        | 160 | object-store
          object-store-hung          | 120 | object-store
          store-dns                  | 140 | object-store
          store-slow                 | 140 | object-store
          store-writes-denied        | 140 | object-store
          api-401                    | 140 | kube-api
          api-429                    | 140 | kube-api
          k8s-api-hung               | 150 | kube-api
          k8s-throttled              | 190 | kube-api
          webhook-broken             | 110 | webhook
          webhook-slow               | 140 | webhook
          core-webhook-dead          | 140 | webhook
          foreign-webhook-down       | 140 | admission
          podsecurity                | 130 | admission
          quota-one-namespace        | 130 | quotas
          rbac-denied                | 110 | flyte-rights
          core-admin-down            | 110 | admin-http
          core-scheduler-dead        | 170 | scheduler
          catalog-down               | 140 | datacatalog
          catalog-internal           | 140 | datacatalog
          core-propeller-dead        | 120 | pods
          core-propeller-dead        | 120 | leader
          oom-loop                   | 210 | pods
          core-shard-dead            | 180 | shards
          core-propeller-hung        | 130 | profiling-port
          core-leader-lost           | 140 | profiling-port
          restart                    | 80  | profiling-port
          exporter-cut-off           | 120 | profiling-port
          workflow-too-large         | 90  | load
          too-many-workflows         | 140 | functions
          """)
  void isFound(String recording, double second, String check) throws Exception {
    Report report = RecordedFlyte.report(recording, second);
    assertThat(report.results())
        .filteredOn(one -> one.result() == Result.PROBLEM)
        .as(recording)
        .extracting(CheckResult::name)
        .contains(check);
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.results())
        .filteredOn(one -> one.result() != Result.OK)
        .allSatisfy(one -> assertThat(one.action()).as(one.name()).isNotBlank());
  }
}
