package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Twenty-odd values, computed again from the raw pages with nothing but a regular expression. */
class RecomputedTest {
  /** An exported series without its target, the lines it is the sum of, and the unit's factor. */
  private record Row(String exported, String rawLines, double scale) {}

  private static final String P = "^flyte:propeller:all:";
  private static final String A = "^flyte:admin:admin:";

  private static final List<Row> ROWS =
      List.of(
          row("flyte_propeller_rounds_total{outcome=\"success\",T}", P + "round:success_count "),
          row("flyte_propeller_rounds_total{outcome=\"error\",T}", P + "round:error_count "),
          row(
              "flyte_propeller_round_duration_seconds_sum{T}",
              P + "round:round_total_ms_sum ",
              0.001),
          row("flyte_propeller_round_duration_seconds_count{T}", P + "round:round_total_ms_count "),
          row("flyte_propeller_workers{state=\"free\",T}", P + "free_workers_count "),
          row("flyte_propeller_queue_depth{queue=\"main\",T}", P + "main_depth "),
          row("flyte_propeller_queue_wait_seconds_sum{T}", P + "main_queue_latency_us_sum "),
          row(
              "flyte_propeller_queue_wait_seconds_bucket{le=\"0.1\",T}",
              P + "main_queue_latency_us_bucket\\{le=\"0.1\"\\} "),
          row("flyte_propeller_active_workflows{T}", P + "execstats:active_workflow_executions "),
          row(
              "flyte_propeller_acceptance_latency_seconds_sum{T}",
              P + "workflow:acceptance_latency_unlabeled_ms_sum ",
              0.001),
          row(
              "flyte_propeller_workflow_updates_total{outcome=\"success\",T}",
              P + "wf_update_success "),
          row(
              "flyte_propeller_node_success_duration_seconds_count{T}",
              P + "node:success_duration_unlabeled_ms_count "),
          row(
              "flyte_propeller_node_attempts_failed_total{kind=\"system\",T}",
              P + "node:system_error_duration_unlabeled_ms_count "),
          row(
              "flyte_propeller_task_pod_errors_total{reason=\"OOMKilled\",T}",
              P + "node:container:container:task_pod_errors\\{error_code=\"OOMKilled\""),
          row(
              "flyte_event_recordings_total{level=\"task\",T}",
              P + "task:event_recording:success_duration_ms_count\\{"),
          row(
              "flyte_event_recording_failures_total{level=\"workflow\",T}",
              P + "workflow:event_recording:failure_duration_ms_count\\{"),
          row(
              "flyte_kube_client_requests_total{code=\"409\",T}",
              "^k8s_client_request_total\\{code=\"409\""),
          row(
              "flyte_kube_client_rate_limiter_wait_seconds_sum{T}",
              "^k8s_client_rate_limiter_latency_sum\\{"),
          row(
              "flyte_admin_requests_total{code=\"OK\",method=\"CreateExecution\",T}",
              "^grpc_server_handled_total\\{grpc_code=\"OK\",grpc_method=\"CreateExecution\""),
          row(
              "flyte_grpc_client_handled_total{code=\"Internal\",service=\"flyteadmin\",T}",
              "^grpc_client_handled_total\\{grpc_code=\"Internal\",.*flyteidl.service.Admin"),
          row(
              "flyte_admin_request_duration_seconds_sum{method=\"CreateExecution\",T}",
              A + "create_execution:duration_ms_sum ",
              0.001),
          row(
              "flyte_admin_database_errors_total{component=\"flyteadmin\",kind=\"gorm\",T}",
              "^flyte:admin:(admin|signal):errors:gorm_error "),
          row(
              "flyte_admin_database_duration_seconds_count{operation=\"list\",T}",
              A + "database:[a-z_]+:list_ms_count "),
          row(
              "flyte_admin_execution_launch_failures_total{T}",
              A + "execution_manager:propeller_failures "),
          row(
              "flyte_storage_operations_total{component=\"flytepropeller\",operation=\"head\","
                  + "outcome=\"failed\",T}",
              P + "metastore:head_failure_unlabeled "),
          row(
              "flyte_schedule_executions_total{outcome=\"success\",T}",
              "^flyte:flytescheduler:successful_execution_counter "),
          row("flyte_component_goroutines{T}", "^go_goroutines "));

  private static Row row(String exported, String rawLines) {
    return new Row(exported, rawLines, 1);
  }

  private static Row row(String exported, String rawLines, double scale) {
    return new Row(exported, rawLines, scale);
  }

  static List<Path> recordings() throws IOException {
    return RecordedPagesTest.recordings();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void valuesAreThoseOfTheRawPages(Path recording) throws Exception {
    List<Played> all = Played.play(recording);
    int compared = 0;
    for (int i = 0; i < all.size(); i += 3) {
      for (Reading page : all.get(i).readings()) {
        if (!page.id().source().equals("scrape") || !page.ok()) {
          continue;
        }
        String target = page.id().target();
        List<String> raw = raw(recording, i, target);
        for (Row row : ROWS) {
          String series = row.exported().replace("T}", "target=\"" + target + "\"}");
          OptionalDouble expected = sum(raw, row);
          OptionalDouble exported = exported(all.get(i).text(), series);
          assertThat(exported.isPresent())
              .as("%s tick %s: %s is there", recording, i, series)
              .isEqualTo(expected.isPresent());
          if (expected.isPresent()) {
            double tolerance = Math.abs(expected.getAsDouble()) * 1e-12;
            assertThat(exported.getAsDouble())
                .as("%s tick %s: %s", recording, i, series)
                .isCloseTo(expected.getAsDouble(), org.assertj.core.data.Offset.offset(tolerance));
            compared++;
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  private static List<String> raw(Path recording, int tick, String target) throws IOException {
    Path page =
        recording
            .resolve("ticks")
            .resolve(String.format(java.util.Locale.ROOT, "%03d", tick))
            .resolve(target + ".metrics.gz");
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(page)), StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> !line.startsWith("#")).forEach(lines::add);
    }
    return lines;
  }

  private static OptionalDouble sum(List<String> raw, Row row) {
    Pattern wanted = Pattern.compile(row.rawLines());
    OptionalDouble sum =
        raw.stream()
            .filter(line -> wanted.matcher(line).find())
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .reduce(Double::sum);
    return sum.isPresent() ? OptionalDouble.of(sum.getAsDouble() * row.scale()) : sum;
  }

  private static OptionalDouble exported(String page, String series) {
    return page.lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst();
  }
}
