package io.github.flyteexporter.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static final String TEXT =
      """
        - name: group
          interval: ${intervals.one}
          rules:
            - alert: A
              expr: up{${selector}} < 1 or up{job="x",${selector}} < ${least}
              for: ${for}
              keep_firing_for: ${keepFiringFor}
              url: ${runbooks}/${alert}.md
            - alert: B
              # a remark of B
              for: ${for}
      """;

  private final Map<String, String> values =
      new HashMap<>(
          Map.of(
              "selector", "",
              "keepFiringFor", "true",
              "runbooks", "https://x",
              "intervals.one", "15s",
              "s.A.enabled", "true",
              "s.A.for", "1m",
              "s.A.keepFiringFor", "2m",
              "s.A.least", "0.5",
              "s.B.enabled", "true",
              "s.B.for", "3m"));

  {
    values.putAll(Map.of("tenantSelector", "", "grafana", "", "exporter", ""));
  }

  private String filled() {
    return Template.of(TEXT).render(values, "s");
  }

  @Test
  void eachAlertGetsItsOwnValues() {
    assertThat(filled())
        .contains("interval: 15s", "for: 1m", "for: 3m", "keep_firing_for: 2m", "https://x/A.md");
  }

  @Test
  void withoutASelectorNothingIsLeftOfIt() {
    assertThat(filled()).contains("expr: up < 1 or up{job=\"x\"} < 0.5\n");
  }

  @Test
  void aSelectorStandsInEachExpression() {
    values.put("selector", "cluster=\"east\"");
    assertThat(filled())
        .contains("up{cluster=\"east\"} < 1 or up{job=\"x\",cluster=\"east\"} < 0.5");
  }

  @Test
  void anOldPrometheusIsNotToldToKeepFiring() {
    values.put("keepFiringFor", "false");
    assertThat(filled()).doesNotContain("keep_firing_for").contains("for: 1m");
  }

  @Test
  void anAlertThatIsNotWantedGoesWithItsRemarks() {
    values.put("s.B.enabled", "false");
    assertThat(filled()).contains("alert: A").doesNotContain("B");
  }

  @Test
  void aGroupWithoutAlertsIsLeftOut() {
    values.put("s.A.enabled", "false");
    values.put("s.B.enabled", "false");
    assertThat(filled()).isEmpty();
  }

  @Test
  void aPlaceholderWithoutAValueIsAMistakeOfOurs() {
    values.remove("s.A.least");
    assertThatThrownBy(this::filled).hasMessage("no value for s.A.least");
  }
}
