package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a drill finds broken on the way of an alert, and what to do about it. */
@Execution(ExecutionMode.CONCURRENT) // each case has programs of its own and mostly waits
final class UndeliveredDrillIT extends DrillFixture {
  @Test
  void missingRulesAreKnownBeforeAnythingIsPlayed() throws Exception {
    chain.withoutRules().start();
    assertBroken(
        chain.drill(), "rules", "no rule FlytePlatformImpaired", "Load alerts/flyte.rules");
    assertThat(chain.progress()).contains("not played").doesNotContain("DRILL");
  }

  @Test
  void aPrometheusWithoutAlertmanagerIsKnownBeforeAnythingIsPlayed() throws Exception {
    chain.withoutAlertmanager().start();
    assertBroken(chain.drill(), "notifier", "knows no Alertmanager", "alerting.alertmanagers");
  }

  @Test
  void withoutPrometheusTheAlertIsMissedAtAlertmanager() throws Exception {
    chain.withoutAlertmanager().start();
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
    chain.withoutScrape().start();
    assertBroken(chain.drill("--timeout", "5s"), "scrape", "nobody scraped", "/targets");
  }

  @Test
  void aSilenceIsFound() throws Exception {
    chain.start();
    chain.alertmanager().silence(Map.of("namespace", "flyte-drill"));
    assertBroken(chain.drill(), "suppression", "is silenced by", "let it expire");
  }

  @Test
  void aMutedRouteIsFound() throws Exception {
    chain.with(Tool.NEWER_ALERTMANAGER).start(UndeliveredDrillIT::muted);
    assertBroken(
        chain.drill(),
        "suppression",
        "is muted by the time interval always",
        "mute_time_intervals");
  }

  @Test
  void aMutedRouteOfAnOlderAlertmanagerIsFoundByWhatWasNotSent() throws Exception {
    chain.start(UndeliveredDrillIT::muted);
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
    chain.start();
    for (int i = 0; i < 100; i++) {
      chain.slack().refuseOnce(404);
    }
    assertBroken(chain.drill(), "notification", "notifications by slack failed", "log");
  }
}
