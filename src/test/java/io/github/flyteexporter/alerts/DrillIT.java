package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.drill.page.DrillPage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A drill that arrives through real programs, during an outage and after another drill too. */
@Execution(ExecutionMode.CONCURRENT) // each case has programs of its own and mostly waits
final class DrillIT extends DrillFixture {
  private static final String DRILL = "DRILL [FIRING] critical in east/flyte-drill: ";
  private static final String REAL = "[FIRING] critical in east/flyte: ";
  private static final Duration QUIET = Duration.ofSeconds(5);

  @Test
  void theAlertArrivesMarkedAndLeavesNothingBehind() throws Exception {
    chain.start();
    assertThat(chain.drill("--receiver", "pager", "--output", "json")).as(chain.report()).isZero();
    JsonNode report = new ObjectMapper().readTree(chain.report());
    assertThat(report.path("arrived").asBoolean()).isTrue();
    JsonNode alert = report.path("alerts").path(0);
    assertThat(alert.path("alertname").asText()).isEqualTo("FlytePlatformImpaired");
    assertThat(alert.path("expected").asBoolean()).isTrue();
    assertThat(alert.path("receivers").toString()).isEqualTo("[\"pager\"]");
    assertThat(alert.path("alertmanagerSeconds").isNumber()).isTrue();
    assertThat(alert.path("resolved").asBoolean()).isTrue();
    assertThat(report.path("links").findValuesAsText("state")).doesNotContain("broken", "unknown");
    assertThat(chain.progress()).contains("honor_labels: true", "namespace=\"flyte-drill\"");

    assertThat(chain.slack().messages().get(0).title()).startsWith(DRILL);
    assertThat(chain.slack().messages())
        .allSatisfy(message -> assertThat(message.title()).startsWith("DRILL ["));
    assertThat(chain.slack().messages().get(0).text())
        .contains("*First action:* " + DrillPage.NOTE.strip());
    // the page is gone: nothing may miss it
    await()
        .during(QUIET)
        .atMost(QUIET.multipliedBy(2))
        .until(
            () ->
                chain.prometheus().value("ALERTS{alertname=\"FlyteExporterDown\"}").isEmpty()
                    && chain
                        .prometheus()
                        .value("flyte_function_impaired{namespace=\"flyte-drill\"}")
                        .isEmpty());
  }

  @Test
  void aRealOutageDuringTheDrillStillPages() throws Exception {
    chain.start();
    CompletableFuture<Integer> drill = CompletableFuture.supplyAsync(() -> chain.drill());
    awaitTitle(DRILL);
    chain.exporter().impair();
    awaitTitle(REAL);
    assertThat(drill.get(2, TimeUnit.MINUTES)).as(chain.report()).isZero();
    assertThat(chain.slack().messages())
        .noneMatch(message -> message.title().startsWith("[RESOLVED] critical in east/flyte:"));
  }

  private void awaitTitle(String start) {
    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                chain.slack().messages().stream()
                    .anyMatch(message -> message.title().startsWith(start)));
  }

  @Test
  void anAlertmanagerThatPrometheusDoesNotKnowIsNamed() throws Exception {
    chain.start();
    int other = chain.startOther(Tool.ALERTMANAGER, UnaryOperator.identity());
    assertThat(chain.drill("--alertmanager", "http://127.0.0.1:" + other))
        .as(chain.report())
        .isZero();
    assertThat(chain.report())
        .containsPattern("(?m)^warning +alertmanager +not all .* http://127.0.0.1:" + other);
  }

  @Test
  void alertsOfAnEarlierDrillAreNotTakenForThisOne() throws Exception {
    chain.start();
    chain
        .alertmanager()
        .fire(Map.of("alertname", "FlyteDatabaseErrors", "namespace", "flyte-drill"));
    assertThat(chain.drill()).isEqualTo(2);
    assertThat(chain.progress())
        .contains("of an earlier drill: FlyteDatabaseErrors", "--label namespace=flyte-drill-2");
    assertThat(chain.drill("--label", "namespace=flyte-drill-2")).as(chain.report()).isZero();
  }
}
