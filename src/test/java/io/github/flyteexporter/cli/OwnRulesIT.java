package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.flyteexporter.alerts.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules with a user's names, labels, links, projects and domains. */
final class OwnRulesIT {
  private static final String VALUES =
      """
      severities: {critical: page, warning: P3}
      labels: {team: platform, release: "it's"}
      annotations: {chat: "#flyte"}
      exporter: https://flyte-exporter.example.org
      runbooks: ""
      object: {name: our-flyte, namespace: monitoring, labels: {release: kps}}
      tenantSelector: 'domain!="sandbox"'
      alerts:
        FlyteAdminSlow:
          labels: {team: apis}
          annotations: {runbook_url: "https://wiki.example.org/slow"}
        FlyteTaskPodFailuresHigh:
          tenants:
            ml/production: {pods: 1}
            ml/*: {pods: 50}
            demo/*: {enabled: false}
      """;

  private final RunCommands commands = new RunCommands();
  private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());

  @TempDir private Path folder;

  @BeforeEach
  void write() throws Exception {
    Files.writeString(folder.resolve("values.yaml"), VALUES);
  }

  private String rules(String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "rules";
    all[1] = "--values";
    all[2] = folder.resolve("values.yaml").toString();
    System.arraycopy(options, 0, all, 3, options.length);
    assertThat(commands.run(all)).as(commands.err()).isZero();
    return commands.out();
  }

  @Test
  void theyAreNamedLabelledAndLinked() throws Exception {
    JsonNode object = yaml.readTree(rules("--format", "operator"));
    assertThat(object.at("/metadata/name").asText()).isEqualTo("our-flyte");
    assertThat(object.at("/metadata/namespace").asText()).isEqualTo("monitoring");
    assertThat(object.at("/metadata/labels/release").asText()).isEqualTo("kps");
    for (JsonNode rule : object.findParents("alert")) {
      boolean slow = rule.path("alert").asText().equals("FlyteAdminSlow");
      assertThat(rule.at("/labels/severity").asText()).isIn("page", "P3", "info", "none");
      assertThat(rule.at("/labels/team").asText()).isEqualTo(slow ? "apis" : "platform");
      assertThat(rule.at("/labels/release").asText()).isEqualTo("it's");
      assertThat(rule.at("/annotations/chat").asText()).isEqualTo("#flyte");
      assertThat(rule.at("/annotations/exporter_url").asText())
          .isEqualTo("https://flyte-exporter.example.org");
      assertThat(rule.at("/annotations/runbook_url").asText())
          .isEqualTo(slow ? "https://wiki.example.org/slow" : "");
      assertThat(rule.path("annotations").has("dashboard_url")).isFalse();
    }
  }

  @Test
  void projectsAndDomainsHaveTheirOwnThresholds() throws Exception {
    Path file = Files.writeString(folder.resolve("own.rules.yaml"), rules());
    Tool.Ran valid = Tool.PROMTOOL.run("check", "rules", file.toString());
    assertThat(valid.code()).as(valid.output()).isZero();
    StringBuilder series = new StringBuilder();
    series.append(series("flyte_exporter_build_info{namespace=\"flyte\"}", "1x100"));
    for (String one : "ml/production ml/staging demo/production web/sandbox web/x".split(" ", -1)) {
      String[] parts = one.split("/", -1);
      series.append(
          series(
              "flyte_task_pod_failures_total{project=\"%s\",domain=\"%s\",reason=\"evicted\",namespace=\"flyte\"}"
                  .formatted(parts[0], parts[1]),
              "0x20 8x80"));
    }
    Path test =
        Files.writeString(
            folder.resolve("own.test.yaml"),
            """
            rule_files: [own.rules.yaml]
            evaluation_interval: 1m
            tests:
              - interval: 30s
                input_series:
            %s    promql_expr_test:
                  - expr: count by (project, domain, severity) (ALERTS{alertname="FlyteTaskPodFailuresHigh"})
                    eval_time: 15m
                    exp_samples:
                      - {labels: '{project="ml",domain="production",severity="P3"}', value: 1}
                      - {labels: '{project="web",domain="x",severity="P3"}', value: 1}
            """
                .formatted(series));
    Tool.Ran ran = Tool.PROMTOOL.run("test", "rules", test.toString());
    assertThat(ran.code()).as(ran.output()).isZero();
  }

  private static String series(String name, String values) {
    return "      - {series: '%s', values: '%s'}\n".formatted(name, values);
  }
}
