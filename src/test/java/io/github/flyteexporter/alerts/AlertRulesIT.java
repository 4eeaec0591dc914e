package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.rules.RuleSet;
import io.github.flyteexporter.rules.RuleValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped alerts are valid, tested, and have every part that a message is made of. */
final class AlertRulesIT {
  private static final List<String> WHO =
      List.of(
          "platform engineer",
          "project team",
          "database administrator",
          "network or ingress administrator",
          "identity provider administrator");

  private static final String BOARDS =
      "https://grafana.example.com/d/flyte-(overview|propeller|admin|tasks|capacity)";

  static List<ShippedAlert> alerts() throws IOException {
    return ShippedAlert.all();
  }

  @Test
  void theRulesAreValid() throws Exception {
    for (Path file : List.of(ShippedAlert.FLYTE, ShippedAlert.RAW)) {
      Tool.Ran ran = Tool.PROMTOOL.run("check", "rules", "--lint=all", file.toString());
      assertThat(ran.code()).as(ran.output()).isZero();
    }
  }

  @Test
  void theRulesFireAndStaySilentAsTheirTestsSay() throws Exception {
    Tool.Ran ran =
        Tool.PROMTOOL.run(
            Stream.concat(
                    Stream.of("test", "rules"),
                    NarrowedTests.write(Path.of("target", "alert-tests")).stream())
                .toArray(String[]::new));
    assertThat(ran.code()).as(ran.output()).isZero();
  }

  @Test
  void alertmanagersConfigurationIsValid() throws Exception {
    Tool.Ran ran =
        Tool.AMTOOL.run("check-config", ShippedAlert.FOLDER.resolve("alertmanager.yml").toString());
    assertThat(ran.code()).as(ran.output()).isZero();
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void itHasEachPart(ShippedAlert alert) throws Exception {
    assertThat(alert.name()).matches("Flyte[A-Z][A-Za-z]+");
    assertThat(alert.rule().path("labels").size()).isEqualTo(1);
    assertThat(alert.severity()).isIn("critical", "warning", "info", "none");
    assertThat(alert.rule().path("for").asText()).isNotEmpty();
    assertThat(alert.rule().has("keep_firing_for")).isEqualTo(!alert.isWatchdog());
    assertThat(alert.annotation("summary")).matches("[^.{}]+\\.");
    assertThat(alert.annotation("description")).containsIgnoringCase("threshold");
    assertThat(alert.annotation("who")).isIn(WHO);
    String runbook = alert.annotation("runbook_url");
    assertThat(runbook).startsWith("https://").contains("/alerts/runbooks/Flyte");
    assertThat(runbook).endsWith("/" + alert.name() + ".md");
    assertThat(alert.rule().path("annotations").has("dashboard_url")).isFalse();
  }

  @Test
  void withGrafanaEachLinksToItsDashboard(@TempDir Path folder) throws Exception {
    Path set = Files.writeString(folder.resolve("v.yaml"), "grafana: https://grafana.example.com");
    Path rules = folder.resolve("rules.yaml");
    Files.writeString(rules, RuleSet.FLYTE.file(RuleValues.read(Optional.of(set))));
    String variables =
        "?{{ with or $labels.cluster $externalLabels.cluster }}"
            + "var-cluster={{ . | urlquery }}&{{ end }}"
            + "{{ with $labels.namespace }}var-namespace={{ . | urlquery }}{{ end }}";
    for (ShippedAlert alert : ShippedAlert.of(rules)) {
      assertThat(alert.annotation("dashboard_url").replaceFirst(BOARDS, ""))
          .isEqualTo(alert.isWatchdog() ? "" : variables);
    }
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void itsLabelsOutliveAPod(ShippedAlert alert) {
    if (!alert.isWatchdog() && !alert.name().equals("FlyteRawPropellerAbsent")) {
      assertThat(alert.expression()).contains("by (cluster, namespace").containsPattern("[<>]");
    }
    assertThat(alert.expression()).doesNotContainPattern("topk|\\b(pod|job)\\b");
    if (!alert.raw()) {
      assertThat(alert.expression()).doesNotContain("instance");
    }
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void itsTestsShowItFireAndStaySilent(ShippedAlert alert) throws Exception {
    List<JsonNode> tests =
        StreamSupport.stream(Yaml.read(alert.test()).root().path("tests").spliterator(), false)
            .toList();
    assertThat(tests).anyMatch(test -> fires(test, alert));
    if (!alert.isWatchdog()) {
      assertThat(tests)
          .anyMatch(test -> !fires(test, alert) && test.path("input_series").size() > 0);
    }
  }

  private static boolean fires(JsonNode test, ShippedAlert alert) {
    for (JsonNode moment : test.path("alert_rule_test")) {
      assertThat(moment.path("alertname").asText()).isEqualTo(alert.name());
      if (moment.has("exp_alerts")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void fewAlertsWakePeople() throws Exception {
    assertThat(ShippedAlert.of(ShippedAlert.FLYTE))
        .filteredOn(alert -> alert.severity().equals("critical"))
        .hasSizeLessThanOrEqualTo(6);
  }
}
