package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.drill.page.DrillPage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A drill through real programs: what arrives, what is broken, and what must not be hidden. */
@Execution(ExecutionMode.CONCURRENT) // each case has programs of its own and mostly waits
final class DrillIT {
  private static final String DRILL = "DRILL [FIRING] critical in east/flyte-drill: ";
  private static final String REAL = "[FIRING] critical in east/flyte: ";
  private static final Duration QUIET = Duration.ofSeconds(5);

  private DrillChain chain;

  @BeforeEach
  void open(TestInfo test) throws IOException {
    Path folder =
        EmptyFolder.at(Path.of("target", "drill", test.getTestMethod().orElseThrow().getName()));
    chain = new DrillChain(folder);
  }

  @AfterEach
  void close() {
    chain.close();
  }

  @Test
  void theAlertArrivesMarkedAndLeavesNothingBehind() throws Exception {
    chain.start(UnaryOperator.identity());
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
    chain.start(UnaryOperator.identity());
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
  void missingRulesAreKnownBeforeAnythingIsPlayed() throws Exception {
    chain.withoutRules().start(UnaryOperator.identity());
    assertBroken(
        chain.drill(), "rules", "no rule FlytePlatformImpaired", "Load alerts/flyte.rules");
    assertThat(chain.progress()).contains("not played").doesNotContain("DRILL");
  }

  @Test
  void aPrometheusWithoutAlertmanagerIsKnownBeforeAnythingIsPlayed() throws Exception {
    chain.withoutAlertmanager().start(UnaryOperator.identity());
    assertBroken(chain.drill(), "notifier", "knows no Alertmanager", "alerting.alertmanagers");
  }

  @Test
  void withoutPrometheusTheAlertIsMissedAtAlertmanager() throws Exception {
    chain.withoutAlertmanager().start(UnaryOperator.identity());
    assertBroken(
        chain.drillAskingAlertmanager(), "alertmanager", "did not arrive", "Give --prometheus");
  }

  @Test
  void aRouteToNowhereIsFound() throws Exception {
    chain.start(file -> file.with(Set.of("receiver"), name -> "null"));
    assertBroken(chain.drill(), "receiver", "goes to [null], which sends nothing", "Add a route");
    assertThat(chain.slack().messages()).isEmpty();
  }

  @Test
  void aPageThatNobodyScrapesIsFound() throws Exception {
    chain.withoutScrape().start(UnaryOperator.identity());
    assertBroken(chain.drill("--timeout", "5s"), "scrape", "nobody scraped", "/targets");
  }

  @Test
  void aDrillThatWouldLookRealIsNotPlayed() throws Exception {
    chain.withoutHonoredLabels().start(UnaryOperator.identity());
    assertBroken(chain.drill(), "labels", "there is namespace=\"flyte\"", "honor_labels: true");
    assertThat(chain.slack().messages()).isEmpty();
  }

  @Test
  void aDrillThatLooksRealIsStopped() throws Exception {
    chain.withoutHonoredLabels().start(UnaryOperator.identity());
    assertBroken(
        chain.drillAskingAlertmanager(),
        "labels",
        "there is namespace=\"flyte\"",
        "honor_labels: true");
    assertThat(chain.progress()).contains("stopped: an alert of the drill has lost its mark");
  }

  @Test
  void aSilenceIsFound() throws Exception {
    chain.start(UnaryOperator.identity());
    chain.alertmanager().silence(Map.of("namespace", "flyte-drill"));
    assertBroken(chain.drill(), "suppression", "is silenced by", "let it expire");
  }

  @Test
  void anAlertmanagerThatPrometheusDoesNotKnowIsNamed() throws Exception {
    chain.start(UnaryOperator.identity());
    int other = chain.startOther(Tool.ALERTMANAGER, UnaryOperator.identity());
    assertThat(chain.drill("--alertmanager", "http://127.0.0.1:" + other))
        .as(chain.report())
        .isZero();
    assertThat(chain.report())
        .containsPattern("(?m)^warning +alertmanager +not all .* http://127.0.0.1:" + other);
  }

  @Test
  void aMutedRouteIsFound() throws Exception {
    chain.with(Tool.NEWER_ALERTMANAGER).start(DrillIT::muted);
    assertBroken(
        chain.drill(),
        "suppression",
        "is muted by the time interval always",
        "mute_time_intervals");
  }

  @Test
  void aMutedRouteOfAnOlderAlertmanagerIsFoundByWhatWasNotSent() throws Exception {
    chain.start(DrillIT::muted);
    assertBroken(
        chain.drill(), "notification", "no notification was sent by slack", "mute_time_intervals");
  }

  /** Mutes all routes at all times. */
  private static Yaml muted(Yaml file) {
    ObjectNode copy = file.root().deepCopy();
    copy.putArray("time_intervals")
        .addObject()
        .put("name", "always")
        .putArray("time_intervals")
        .addObject()
        .putArray("months")
        .add("1:12");
    copy.path("route")
        .path("routes")
        .forEach(route -> ((ObjectNode) route).putArray("mute_time_intervals").add("always"));
    return Yaml.of(copy);
  }

  @Test
  void whatSlackRefusesIsFound() throws Exception {
    chain.start(UnaryOperator.identity());
    for (int i = 0; i < 100; i++) {
      chain.slack().refuseOnce(404);
    }
    assertBroken(chain.drill(), "notification", "notifications by slack failed", "log");
  }

  @Test
  void anInhibitionThatCouldHideARealAlertIsRefused() throws Exception {
    chain.start(DrillIT::withoutNamespace);
    assertThat(chain.drill()).isEqualTo(2);
    assertThat(chain.progress()).contains("would let alerts of the drill hide", "--force");
  }

  @Test
  void aGroupThatCouldDelayARealAlertIsRefused() throws Exception {
    chain.start(DrillIT::groupedByAlert);
    assertThat(chain.drill()).isEqualTo(2);
    assertThat(chain.progress()).contains("to the receiver pager groups by [alertname]", "--force");
    assertThat(chain.drill("--force")).as(chain.report()).isZero();
    assertThat(chain.report())
        .containsPattern("(?m)^warning +separation +alerts are grouped by \\[alertname]");
  }

  private static Yaml groupedByAlert(Yaml file) {
    JsonNode copy = file.root().deepCopy();
    copy.findParents("group_by")
        .forEach(route -> ((ObjectNode) route).putArray("group_by").add("alertname"));
    return Yaml.of(copy);
  }

  @Test
  void alertsOfAnEarlierDrillAreNotTakenForThisOne() throws Exception {
    chain.start(UnaryOperator.identity());
    chain
        .alertmanager()
        .fire(Map.of("alertname", "FlyteDatabaseErrors", "namespace", "flyte-drill"));
    assertThat(chain.drill()).isEqualTo(2);
    assertThat(chain.progress())
        .contains("of an earlier drill: FlyteDatabaseErrors", "--label namespace=flyte-drill-2");
    assertThat(chain.drill("--label", "namespace=flyte-drill-2")).as(chain.report()).isZero();
  }

  /** Inhibitions across namespaces. */
  private static Yaml withoutNamespace(Yaml file) {
    JsonNode copy = file.root().deepCopy();
    copy.path("inhibit_rules")
        .forEach(rule -> ((ObjectNode) rule).putArray("equal").add("cluster"));
    return Yaml.of(copy);
  }

  private void assertBroken(int code, String link, String seen, String action) {
    assertThat(code).as(chain.report() + chain.progress()).isEqualTo(1);
    assertThat(chain.report())
        .containsPattern("(?m)^broken +" + link + " ")
        .contains(seen, action)
        .contains("The chain is broken: " + link + ".");
  }
}
