package io.github.flyteexporter.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.github.flyteexporter.rules.RuleSet;
import io.github.flyteexporter.rules.RuleValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is made of other files is what they make; -Drewrite=true makes it anew. */
class GeneratedManifestsTest {
  private static final Path RULES = Manifests.FOLDER.resolve("operator/prometheusrule.yaml");
  private static final Path DASHBOARDS = Manifests.FOLDER.resolve("operator/dashboards.yaml");

  @Test
  void thePrometheusRuleIsWhatTheCommandPrints() throws Exception {
    same(RULES, RuleSet.FLYTE.prometheusRule(RuleValues.read(Optional.empty())));
    PrometheusRule rule = (PrometheusRule) Manifests.objects(Files.readString(RULES)).get(0);
    long alerts =
        rule.getSpec().getGroups().stream().mapToLong(group -> group.getRules().size()).sum();
    assertThat(alerts).isGreaterThan(40);
  }

  @Test
  void everyDashboardIsAConfigMapThatGrafanasSidecarFinds() throws Exception {
    StringBuilder all =
        new StringBuilder("# Generated from grafana/*.json, for the sidecar of Grafana's chart.\n");
    for (Path dashboard : dashboards()) {
      all.append(configMap(dashboard));
    }
    same(DASHBOARDS, all.toString());
    List<HasMetadata> maps = Manifests.objects(Files.readString(DASHBOARDS));
    assertThat(maps).hasSameSizeAs(dashboards());
    for (HasMetadata object : maps) {
      ConfigMap map = (ConfigMap) object;
      assertThat(map.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
      map.getData()
          .forEach(
              (name, json) ->
                  assertThat(Path.of("grafana").resolve(name)).content().isEqualTo(json));
    }
  }

  private static String configMap(Path dashboard) throws IOException {
    String file = dashboard.getFileName().toString();
    return """
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: %s
      labels:
        app.kubernetes.io/name: flyte-exporter
        grafana_dashboard: "1"
    data:
      %s: |
    """
            .formatted(file.replace(".json", "-dashboard"), file)
        + Files.readString(dashboard).replaceAll("(?m)^(?=.)", "    ");
  }

  private static List<Path> dashboards() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("grafana"))) {
      return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static void same(Path file, String made) throws IOException {
    if (Boolean.getBoolean("rewrite")) {
      Files.writeString(file, made);
    }
    assertThat(file).content().isEqualTo(made);
  }
}
