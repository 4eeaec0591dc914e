package io.github.flyteexporter.signal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.parse.NameTable;
import io.github.flyteexporter.parse.PageParser;
import io.github.flyteexporter.parse.ParsedPage;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.Signals;
import io.github.flyteexporter.signal.admin.AdminSignals;
import io.github.flyteexporter.signal.admin.EventSignals;
import io.github.flyteexporter.signal.admin.NotificationSignals;
import io.github.flyteexporter.signal.admin.ServiceSignals;
import io.github.flyteexporter.signal.propeller.KubeClientSignals;
import io.github.flyteexporter.signal.propeller.NodeSignals;
import io.github.flyteexporter.signal.propeller.PropellerSignals;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The traps of Flyte's metrics page, by their number in the field guide. */
class TrapsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Labels T = Labels.of("target", "t");

  private static Values page(String... lines) {
    byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    PageParser parser = new PageParser(new NameTable(Catalogue.names()));
    parser.feed(text, 0, text.length);
    ParsedPage page = parser.finish();
    Reading reading =
        new Reading(
            new SourceId("scrape", "t"),
            NOW,
            Duration.ZERO,
            page.bytes(),
            page.series(),
            page.samples(),
            List.of(),
            Optional.empty());
    return Signals.of(new RoundView(State.empty(20).next(List.of(reading)), NOW)).values();
  }

  private static OptionalDouble number(Values values, Signal signal, String... labels) {
    Labels all = Labels.of(labels).with("target", "t");
    return values.number(signal, all);
  }

  @Test
  void trap1TheLimitNamespaceRenamesEveryMetric() {
    Values values = page("acme:propeller:flytesnacks_development:round:success_count 5");
    assertThat(number(values, PropellerSignals.ROUNDS, "outcome", "success")).hasValue(5);
  }

  @Test
  void trap2AdminsScopeIsDoubledAndDatacatalogsIsByChart() {
    String[] admins = {"flyte:admin:admin:handler_panic 2", "flyte:admin:handler_panic 2"};
    for (String admin : admins) {
      assertThat(number(page(admin), AdminSignals.PANICS)).hasValue(2);
    }
    for (String root : List.of("flyte:datacatalog:", "datacatalog:datacatalog:")) {
      Values values = page(root + "artifact:get_success_count_unlabeled 3");
      assertThat(
              number(
                  values,
                  ServiceSignals.CATALOG_OPERATIONS,
                  "operation",
                  "get_artifact",
                  "outcome",
                  "success"))
          .hasValue(3);
    }
  }

  @Test
  void trap3RoundTotalIsASummaryAndEndpointsStandInNames() {
    Values values =
        page(
            "flyte:propeller:all:round:round_total_ms_sum 1500",
            "flyte:propeller:all:round:round_total_ms_count 3",
            "flyte:admin:admin:create_execution:duration_ms_sum 250",
            "flyte:admin:admin:get_task:duration_ms_sum 30",
            "flyte:admin:admin:get_workflow:duration_ms_sum 20");
    assertThat(values.forSignal(PropellerSignals.ROUND_DURATION))
        .extracting(Value::suffix, Value::number)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("_sum", 1.5),
            org.assertj.core.groups.Tuple.tuple("_count", 3.0));
    assertThat(number(values, AdminSignals.DURATION, "method", "CreateExecution")).hasValue(0.25);
    assertThat(number(values, AdminSignals.DURATION, "method", "other").getAsDouble())
        .isCloseTo(0.05, org.assertj.core.data.Offset.offset(1e-12));
  }

  @Test
  void trap4QuantilesAreNotPassedOnAndNotANumberIsNone() {
    Values values =
        page(
            "flyte:propeller:all:round:round_total_ms{quantile=\"0.99\"} NaN",
            "flyte:propeller:all:execstats:active_workflow_executions NaN");
    assertThat(values.forSignal(PropellerSignals.ROUND_DURATION)).isEmpty();
    assertThat(values.forSignal(PropellerSignals.ACTIVE_WORKFLOWS)).isEmpty();
  }

  @Test
  void trap5QueueLatenciesAreSecondsInSpiteOfTheirName() {
    Values values = page("flyte:propeller:all:main_queue_latency_us_sum 12.5");
    assertThat(number(values, PropellerSignals.QUEUE_WAIT)).hasValue(12.5);
  }

  @Test
  void trap6AbsentIsNotZero() {
    Values values = page("flyte:propeller:all:round:success_count 5");
    assertThat(values.forSignal(EventSignals.FAILED)).isEmpty();
    assertThat(values.forSignal(AdminSignals.REQUESTS)).isEmpty();
    assertThat(values.forSignal(AdminSignals.REJECTIONS_TOTAL)).isEmpty();
  }

  @Test
  void trap7WhateverLabelsAProcessPutsOnAFamilyTheyAreAddedUp() {
    Values values =
        page(
            "flyte:propeller:all:task:event_recording:resource_exhausted{wf=\"a\",node=\"n0\"} 1",
            "flyte:propeller:all:task:event_recording:resource_exhausted{wf=\"a\",node=\"n1\"} 2",
            "flyte:propeller:all:task:event_recording:resource_exhausted{wf=\"b\"} 4");
    assertThat(values.forSignal(EventSignals.THROTTLED)).hasSize(1);
    assertThat(number(values, EventSignals.THROTTLED, "level", "task")).hasValue(7);
  }

  @Test
  void trap8AStandbyIsToldFromItsPoolOrItsElectionNotFromFreeWorkers() {
    String propeller = "flyte:propeller:all:round:success_count 0";
    String standby = "flyte:propeller:all:workers_restarted 0";
    String leader = "flyte:propeller:all:workers_restarted 1";
    String busy = "flyte:propeller:all:free_workers_count 0";
    assertThat(number(page(propeller, standby, busy), PropellerSignals.LEADER)).hasValue(0);
    assertThat(number(page(propeller, leader, busy), PropellerSignals.LEADER)).hasValue(1);
    String lost = "leader_election_master_status{name=\"\"} 0";
    assertThat(number(page(propeller, leader, lost), PropellerSignals.LEADER)).hasValue(0);
    assertThat(page(leader).forSignal(PropellerSignals.LEADER))
        .as("no propeller on the page")
        .isEmpty();
  }

  @Test
  void traps10To13DeadDoubleAndStaleFamiliesAreNotRead() {
    for (String name :
        List.of(
            "flyte:propeller:all:wf_enqueue",
            "flyte:propeller:all:task:event_recording:already_exists",
            "flyte:propeller:all:node:recovery_duration_unlabeled_ms_count",
            "flyte:propeller:all:round:system_error_unlabeled",
            "flyte:propeller:all:sub_retries",
            "flyte:propeller:all:workflow:workflow_aborted_unlabeled",
            "flyte:propeller:all:collector:flyteworkflow",
            "flyte:propeller:all:node:container:container:k8s_resources",
            "flyte:admin:admin:execution_manager:active_executions",
            "flyte:admin:auth_provider:expired_token",
            "flyte:flytescheduler:job_func_panic_counter")) {
      assertThat(Catalogue.names().wanted(name)).as(name).isEmpty();
    }
  }

  @Test
  void trap14ALaunchThatFailsAnswersOkAndMovesOnlyThis() {
    Values values = page("flyte:admin:admin:execution_manager:propeller_failures 3");
    assertThat(number(values, AdminSignals.LAUNCH_FAILURES)).hasValue(3);
  }

  @Test
  void trap15RejectionsShowInGrpcsOwnCountersOnly() {
    Values values =
        page(
            "grpc_server_handled_total{grpc_code=\"OK\",grpc_method=\"GetMe\"} 9",
            "grpc_server_handled_total{grpc_code=\"Unauthenticated\",grpc_method=\"A\"} 2",
            "grpc_server_handled_total{grpc_code=\"PermissionDenied\",grpc_method=\"B\"} 1");
    assertThat(number(values, AdminSignals.REJECTIONS_TOTAL)).hasValue(3);
  }

  @Test
  void valuesOfOpenSetsAreFolded() {
    Values values =
        page(
            "flyte:propeller:all:node:pod:pod:task_pod_errors{error_code=\"Weird1\"} 1",
            "flyte:propeller:all:node:spark:spark:task_pod_errors{error_code=\"Weird2\"} 1",
            "flyte:propeller:all:node:pod:pod:task_pod_errors{error_code=\"a|OOMKilled\"} 1",
            "k8s_client_request_total{code=\"<error>\",method=\"GET\"} 1",
            "k8s_client_request_total{code=\"whatever\",method=\"GET\"} 1");
    assertThat(number(values, NodeSignals.TASK_POD_ERRORS, "reason", "other")).hasValue(2);
    assertThat(number(values, NodeSignals.TASK_POD_ERRORS, "reason", "OOMKilled")).hasValue(1);
    assertThat(number(values, KubeClientSignals.REQUESTS, "code", "error")).hasValue(1);
    assertThat(number(values, KubeClientSignals.REQUESTS, "code", "other")).hasValue(1);
  }

  @Test
  void aComponentThatLacksItsFamiliesIsSeen() {
    Values values = page("flyte:propeller:all:round:success_count 5");
    OptionalDouble missing =
        values.all().stream()
            .filter(value -> value.signal().name().equals("flyte_exporter_missing_families"))
            .filter(value -> value.labels().equals(T.with("component", "flytepropeller")))
            .mapToDouble(Value::number)
            .findFirst();
    assertThat(missing.getAsDouble()).isGreaterThan(30);
  }

  @Test
  void notificationsThatAreNotConfiguredAreAbsent() {
    assertThat(
            page("flyte:admin:admin:errors:gorm_error 0")
                .forSignal(NotificationSignals.NOTIFICATIONS))
        .isEmpty();
    Values ses = page("flyte:admin:admin:aws_ses:send_error 2");
    assertThat(
            number(ses, NotificationSignals.NOTIFICATIONS, "stage", "email", "outcome", "failed"))
        .hasValue(2);
  }
}
