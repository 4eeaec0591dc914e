package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A drill that could be taken for a real alert, or hide one. */
@Execution(ExecutionMode.CONCURRENT) // each case has programs of its own and mostly waits
final class DrillSeparationIT extends DrillFixture {
  @Test
  void aDrillThatWouldLookRealIsNotPlayed() throws Exception {
    chain.withoutHonoredLabels().start();
    assertBroken(chain.drill(), "labels", "there is namespace=\"flyte\"", "honor_labels: true");
    assertThat(chain.slack().messages()).isEmpty();
  }

  @Test
  void aDrillThatLooksRealIsStopped() throws Exception {
    chain.withoutHonoredLabels().start();
    assertBroken(
        chain.drillAskingAlertmanager(),
        "labels",
        "there is namespace=\"flyte\"",
        "honor_labels: true");
    assertThat(chain.progress()).contains("stopped: an alert of the drill has lost its mark");
  }

  @Test
  void anInhibitionThatCouldHideARealAlertIsRefused() throws Exception {
    chain.start(DrillSeparationIT::withoutNamespace);
    assertThat(chain.drill()).isEqualTo(2);
    assertThat(chain.progress()).contains("would let alerts of the drill hide", "--force");
  }

  /** Inhibitions across namespaces. */
  private static Yaml withoutNamespace(Yaml file) {
    JsonNode copy = file.root().deepCopy();
    copy.path("inhibit_rules")
        .forEach(rule -> ((ObjectNode) rule).putArray("equal").add("cluster"));
    return Yaml.of(copy);
  }

  @Test
  void aGroupThatCouldDelayARealAlertIsRefused() throws Exception {
    chain.start(DrillSeparationIT::groupedByAlert);
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
}
