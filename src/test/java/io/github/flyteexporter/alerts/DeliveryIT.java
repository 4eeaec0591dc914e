package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What a real Alertmanager makes of Slack's refusals and of consequences. */
final class DeliveryIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Map<String, String> OUTAGE = alert("FlytePlatformImpaired", "critical");
  private static final Map<String, String> CONSEQUENCE = alert("FlyteDatabaseErrors", "warning");
  private static final Map<String, String> CHANGE = alert("FlytePlatformCauseChanged", "info");
  private static final Map<String, String> UNRELATED = alert("FlyteSecretsExposed", "warning");

  private Path folder;
  private SlackStandIn slack;
  private RunningAlertmanager alertmanager;

  @BeforeEach
  void open(TestInfo test) throws Exception {
    String name = test.getTestMethod().orElseThrow().getName();
    folder = EmptyFolder.at(Path.of("target", "alerts", name));
    slack = new SlackStandIn(folder.resolve("slack.log"));
    alertmanager = RunningAlertmanager.start(folder, slack);
  }

  @AfterEach
  void close() {
    if (alertmanager != null) {
      alertmanager.close();
    }
    slack.close();
  }

  @Test
  void aMessageThatSlackThrottlesIsGivenUpAndComesAgainWithTheNextFlush() throws Exception {
    slack.refuseOnce(429);
    alertmanager.fire(OUTAGE);
    awaitMessages("[FIRING] critical in east/flyte: FlytePlatformImpaired");
    // two notifications of one request each: nothing was tried again
    awaitCounters(Map.of("notifications_total", 2, "notification_requests_total", 2));
    awaitCounters(Map.of("notifications_failed_total", 1));
  }

  @Test
  void aMessageThatBreaksSlackIsTriedAgainAtOnce() throws Exception {
    slack.refuseOnce(500);
    alertmanager.fire(OUTAGE);
    awaitMessages("[FIRING] critical in east/flyte: FlytePlatformImpaired");
    // one notification of two requests
    awaitCounters(Map.of("notifications_total", 1, "notification_requests_total", 2));
    awaitCounters(Map.of("notifications_failed_total", 0));
  }

  @Test
  void aConsequenceWaitsUntilItsSourceIsOver() throws Exception {
    alertmanager.fire(OUTAGE);
    awaitMessages("[FIRING] critical in east/flyte: FlytePlatformImpaired");
    alertmanager.fire(CONSEQUENCE);
    alertmanager.fire(UNRELATED);
    awaitMessages("[FIRING] warning in east/flyte: FlyteSecretsExposed");
    await().atMost(PATIENCE).until(() -> alertmanager.mutes("FlyteDatabaseErrors"));
    assertThat(alertmanager.mutes("FlyteSecretsExposed")).isFalse();
    assertThat(titles()).noneMatch(title -> title.contains("FlyteDatabaseErrors"));
    alertmanager.resolve(OUTAGE);
    awaitMessages(
        "[RESOLVED] critical in east/flyte: FlytePlatformImpaired",
        "[FIRING] warning in east/flyte: FlyteDatabaseErrors");
  }

  @Test
  void aRestartedAlertmanagerThatHearsOfTheConsequenceFirstStaysQuiet() throws Exception {
    alertmanager.fire(OUTAGE);
    awaitMessages("[FIRING] critical in east/flyte: FlytePlatformImpaired");
    alertmanager.fire(CONSEQUENCE);
    await().atMost(PATIENCE).until(() -> alertmanager.mutes("FlyteDatabaseErrors"));
    alertmanager.close();
    alertmanager = RunningAlertmanager.restart(folder, FreePort.find());
    alertmanager.fire(CONSEQUENCE);
    alertmanager.fire(OUTAGE);
    alertmanager.fire(UNRELATED);
    // it waits as long as the consequence
    awaitMessages("[FIRING] warning in east/flyte: FlyteSecretsExposed");
    await().atMost(PATIENCE).until(() -> alertmanager.mutes("FlyteDatabaseErrors"));
    assertThat(titles()).hasSize(2);
  }

  @Test
  void anotherCauseIsReportedOnceAndTheAllClearToo() throws Exception {
    alertmanager.fire(OUTAGE);
    awaitMessages("[FIRING] critical in east/flyte: FlytePlatformImpaired");
    alertmanager.fire(CHANGE);
    awaitMessages("[FIRING] info in east/flyte: FlytePlatformCauseChanged");
    alertmanager.resolve(CHANGE);
    alertmanager.resolve(OUTAGE);
    awaitMessages("[RESOLVED] critical in east/flyte: FlytePlatformImpaired");
    alertmanager.fire(UNRELATED);
    awaitMessages("[FIRING] warning in east/flyte: FlyteSecretsExposed");
    assertThat(titles()).hasSize(4);
  }

  private void awaitMessages(String... titles) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(titles()).contains(titles));
  }

  private void awaitCounters(Map<String, Integer> expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              for (Map.Entry<String, Integer> counter : expected.entrySet()) {
                assertThat(alertmanager.slackCounter("alertmanager_" + counter.getKey()))
                    .as(counter.getKey())
                    .isEqualTo(counter.getValue().doubleValue());
              }
            });
  }

  private List<String> titles() {
    return slack.messages().stream().map(SlackMessage::title).toList();
  }

  private static Map<String, String> alert(String name, String severity) {
    return Map.of("alertname", name, "severity", severity, "cluster", "east", "namespace", "flyte");
  }
}
