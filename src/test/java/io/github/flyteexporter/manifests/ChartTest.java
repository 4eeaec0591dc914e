package io.github.flyteexporter.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.flyteexporter.docs.GeneratedText;
import io.github.flyteexporter.rules.RuleSet;
import io.github.flyteexporter.rules.RuleValues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real Helm makes of the chart with each file of values. */
class ChartTest {
  /** Where the output goes on with what another file says. */
  private static final Pattern LONG =
      Pattern.compile(
          "(?ms)^(spec|data):\n(?=  groups:|  route:|  flyte[.-][\\w.-]+: \\|).*?(?=\n---|\\z)");

  /**
   * All of these are in Kubernetes from 1.25 to 1.36; those of the operator are its
   * CustomResourceDefinitions.
   */
  private static final Set<String> STABLE =
      Set.of(
          "v1",
          "apps/v1",
          "networking.k8s.io/v1",
          "policy/v1",
          "rbac.authorization.k8s.io/v1",
          "monitoring.coreos.com/v1",
          "monitoring.coreos.com/v1alpha1");

  @TempDir private Path folder;

  static List<ChartCase> cases() throws Exception {
    return ChartCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theOutputIsTheRecordedOne(ChartCase one) throws Exception {
    String output = HelmChart.template(one.values()).replaceAll("(?m) +$", "");
    GeneratedText.assertFile(
        one.golden(), LONG.matcher(output).replaceAll("$1: # as its own file says"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lintIsSilent(ChartCase one) throws Exception {
    LintResult result = HelmChart.lint(folder, one.values());
    assertThat(result.getMessages()).isEmpty();
    assertThat(result.isFailed()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyFieldIsKnownToItsKind(ChartCase one) throws Exception {
    for (JsonNode document : HelmChart.documents(one.values())) {
      HasMetadata object = Manifests.objects(document.toString()).get(0);
      assertThat(Strangers.in(object)).as(object.getKind()).isEmpty();
      assertThat(STABLE).contains(object.getApiVersion());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theRulesAreWhatTheCommandPrints(ChartCase one) throws Exception {
    JsonNode values = HelmChart.YAML.readTree(one.values().toFile());
    Path file = folder.resolve("rules.values.yaml");
    HelmChart.YAML.writeValue(file.toFile(), values.path("rules"));
    if (values.path("rules").isMissingNode()) {
      Files.writeString(file, "");
    }
    RuleSet set = values.at("/prometheusRule/raw").asBoolean() ? RuleSet.RAW : RuleSet.FLYTE;
    Map<String, String> read = RuleValues.read(Optional.of(file));
    JsonNode expected = Manifests.documents(set.prometheusRule(read)).get(0).path("spec");
    for (JsonNode object : HelmChart.documents(one.values())) {
      JsonNode found =
          object.path("kind").asText().equals("ConfigMap")
              ? HelmChart.YAML.readTree(object.at("/data/flyte.rules.yaml").asText())
              : object.path("spec");
      if (found.has("groups")) {
        assertThat(groups(found)).isEqualTo(groups(expected));
      }
    }
  }

  private static JsonNode groups(JsonNode spec) {
    return spec.path("groups").isNull() ? HelmChart.YAML.createArrayNode() : spec.path("groups");
  }

  @Test
  void theDashboardsAreTheFilesOfGrafana() throws Exception {
    List<JsonNode> maps =
        HelmChart.documents(new ChartCase("everything-on").values()).stream()
            .filter(one -> one.at("/metadata/name").asText().endsWith("-dashboard"))
            .toList();
    assertThat(maps).hasSizeGreaterThan(4);
    for (JsonNode map : maps) {
      String name = map.path("data").fieldNames().next();
      assertThat(Path.of("grafana").resolve(name))
          .content()
          .isEqualToIgnoringNewLines(map.path("data").path(name).asText());
    }
  }

  @Test
  void theRoutesUseTheNamesOfTheSeverities() throws Exception {
    Path file = Manifests.FOLDER.resolve("operator/alertmanagerconfig.yaml");
    String shipped = Files.readString(file).replace(".severity \"critical\"", ".severity \"page\"");
    JsonNode expected = HelmChart.YAML.readTree(shipped).path("spec");
    List<JsonNode> matchers =
        expected.findParents("matchType").stream()
            .filter(one -> one.path("name").asText().equals("severity"))
            .toList();
    assertThat(matchers).hasSizeGreaterThan(1);
    for (JsonNode one : matchers) {
      String value = one.path("value").asText();
      ((ObjectNode) one)
          .put("value", value.replace("critical", "page").replace("warning", "ticket"));
    }
    assertThat(spec("severities", "AlertmanagerConfig")).isEqualTo(expected);
  }

  private static JsonNode spec(String name, String kind) throws Exception {
    return HelmChart.documents(new ChartCase(name).values()).stream()
        .filter(one -> one.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow()
        .path("spec");
  }

  @Test
  void aRoleGrantsNothingThatIsInNoNamespace() throws Exception {
    List<String> granted =
        HelmChart.documents(new ChartCase("namespaced").values()).stream()
            .filter(one -> one.path("kind").asText().equals("Role"))
            .flatMap(role -> role.findValues("resources").stream())
            .flatMap(resources -> StreamSupport.stream(resources.spliterator(), false))
            .map(JsonNode::asText)
            .toList();
    assertThat(granted)
        .contains("flyteworkflows", "pods", "pods/log", "leases")
        .doesNotContain("mutatingwebhookconfigurations", "validatingwebhookconfigurations")
        .doesNotContain("namespaces", "nodes", "persistentvolumes", "customresourcedefinitions");
  }

  @Test
  void theHelmTestAsksByACommandThatTheImageHas() throws Exception {
    ObjectNode pod = (ObjectNode) spec("defaults", "Pod");
    assertThat(pod.at("/containers/0/args"))
        .extracting(JsonNode::asText)
        .containsExactly("healthcheck", "http://flyte-exporter.flyte.svc:9642/-/ready");
  }

  @Test
  void thePackageIsSmallAndHoldsEverything() throws Exception {
    assertThat(Files.size(HelmChart.archive())).as("a release is a Secret").isLessThan(300_000);
    Path values = new ChartCase("everything-on").values();
    List<JsonNode> all = HelmChart.documents(values);
    List<JsonNode> packed = Manifests.documents(HelmChart.template(HelmChart.archive(), values));
    assertThat(packed).hasSizeGreaterThan(15).isSubsetOf(all);
    all.removeAll(packed);
    assertThat(all).extracting(one -> one.path("kind").asText()).containsExactly("Pod");
  }
}
