package io.github.flyteexporter.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The two forms of installation yield the same objects. */
class ChartAndKustomizeTest {
  /** What Helm adds to labels and to selectors, and what rolls the pod. */
  private static final Set<String> ADDED =
      Set.of(
          "app.kubernetes.io/instance",
          "app.kubernetes.io/version",
          "app.kubernetes.io/managed-by",
          "helm.sh/chart",
          "checksum/what-needs-a-restart");

  @Test
  void theChartYieldsWhatKubectlMakesOfTheFolders() throws Exception {
    Map<String, JsonNode> kustomized = new TreeMap<>();
    for (String folder : List.of("base", "operator")) {
      String text = Manifests.kustomized(Manifests.FOLDER.resolve(folder));
      Manifests.documents(text).forEach(one -> kustomized.put(name(one), bare(one)));
    }
    Path values = ChartCase.FOLDER.resolve("kustomize.yaml");
    Map<String, JsonNode> rendered = new TreeMap<>();
    HelmChart.documents(values).forEach(one -> rendered.put(name(one), bare(one)));
    assertThat(rendered.keySet()).isEqualTo(kustomized.keySet());
    for (String object : kustomized.keySet()) {
      assertThat(rendered.get(object)).as(object).isEqualTo(kustomized.get(object));
    }
  }

  @Test
  void theServiceIsThatOfTheAnnotations() throws Exception {
    JsonNode kustomized =
        Manifests.documents(Manifests.kustomized(Manifests.FOLDER.resolve("annotations"))).get(0);
    JsonNode rendered =
        HelmChart.documents(new ChartCase("plain-prometheus").values()).stream()
            .filter(one -> one.path("kind").asText().equals("Service"))
            .findFirst()
            .orElseThrow();
    ((ObjectNode) kustomized.at("/spec/ports/0")).put("targetPort", "exporter");
    assertThat(bare(rendered)).isEqualTo(bare(kustomized));
  }

  private static String name(JsonNode object) {
    return object.path("kind").asText() + " " + object.at("/metadata/name").asText();
  }

  /** Without what Helm adds, and the configuration as what it says. */
  private static JsonNode bare(JsonNode object) {
    JsonNode copy = object.deepCopy();
    strip(copy);
    if (copy.at("/data/config.yaml").isTextual()) {
      ObjectNode data = (ObjectNode) copy.path("data");
      try {
        data.set("config.yaml", HelmChart.YAML.readTree(data.path("config.yaml").asText()));
      } catch (JsonProcessingException e) {
        throw new AssertionError(data.toString(), e);
      }
    }
    return copy;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(ADDED);
    }
    node.forEach(ChartAndKustomizeTest::strip);
    if (node instanceof ObjectNode object
        && object.path("annotations").isObject()
        && object.path("annotations").isEmpty()) {
      object.remove("annotations");
    }
  }
}
