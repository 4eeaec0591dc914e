package io.github.flyteexporter.drill.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlertmanagerConfigTest {
  private static final Map<String, String> OUTAGE =
      Map.of(
          "alertname", "FlytePlatformImpaired",
          "severity", "critical",
          "namespace", "flyte-drill");

  private static InhibitionRule rule(String flow) throws Exception {
    return AlertmanagerConfig.parse("inhibit_rules: [" + flow + "]").inhibitions().get(0);
  }

  @Test
  void theShippedFileKeepsDrillsApart() throws Exception {
    AlertmanagerConfig shipped =
        AlertmanagerConfig.parse(Files.readString(Path.of("alerts/alertmanager.yml")));
    assertThat(shipped.inhibitions())
        .hasSizeGreaterThan(3)
        .noneMatch(rule -> rule.mayHide("namespace", OUTAGE) || rule.mayHide("cluster", OUTAGE));
    assertThat(shipped.route().of(OUTAGE))
        .singleElement()
        .matches(route -> route.receiver().equals("pager") && route.separates("namespace"));
    assertThat(shipped.integrations("pager")).containsExactly("email", "slack");
    assertThat(shipped.integrations("null")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{source_matchers: ['severity = critical'], equal: [namespace]} | false",
        "{source_matchers: ['severity = critical'], equal: [cluster]} | true",
        "{source_matchers: [severity=\"critical\"]} | true",
        "{source_matchers: ['severity=~\"crit.*\"']} | true",
        "{source_matchers: ['severity !~ \"crit.*\"']} | false",
        "{source_matchers: ['severity != critical']} | false",
        "{source_match: {severity: critical}} | true",
        "{source_match_re: {alertname: Flyte.+}} | true",
        "{source_match: {alertname: InfoInhibitor}} | false",
        // kube-prometheus-stack: the same alert with another severity
        "{source_matchers: [severity=critical], target_matchers: [severity=warning],"
            + " equal: [alertname]} | false",
        "{source_matchers: [severity=critical], equal: [alertname]} | true",
      })
  void anInhibitionMayHideWhenItDoesNotCompareTheMark(String flow, boolean hides) throws Exception {
    assertThat(rule(flow).mayHide("namespace", OUTAGE)).isEqualTo(hides);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{receiver: root} | root | false",
        "{receiver: root, group_by: [namespace]} | root | true",
        "{receiver: root, group_by: ['...']} | root | true",
        "{receiver: root, group_by: [namespace], routes: [{receiver: a, matchers:"
            + " [severity=critical]}]} | a | true",
        "{receiver: root, group_by: [namespace], routes: [{receiver: a, group_by: [alertname]}]}"
            + " | a | false",
        "{receiver: root, routes: [{receiver: a, match: {severity: info}}, {receiver: b, match_re:"
            + " {severity: crit.+}}]} | b | false",
      })
  void aRouteGroupsByItsOwnLabelsOrThoseAbove(String flow, String receiver, boolean separates)
      throws Exception {
    Route root = AlertmanagerConfig.parse("route: " + flow).route();
    assertThat(root.of(OUTAGE))
        .singleElement()
        .matches(route -> route.receiver().equals(receiver))
        .matches(route -> route.separates("namespace") == separates);
  }

  @Test
  void withContinueRoutesAfterItAreTaken() throws Exception {
    Route root =
        AlertmanagerConfig.parse(
                "route: {receiver: r, routes: [{receiver: a, continue: true}, {receiver: b},"
                    + " {receiver: c}]}")
            .route();
    assertThat(root.of(OUTAGE)).extracting(Route::receiver).containsExactly("a", "b");
  }

  @Test
  void whatIsNotYamlIsSaid() {
    assertThatThrownBy(() -> AlertmanagerConfig.parse("a: [")).isInstanceOf(AskException.class);
  }
}
