package io.github.flyteexporter.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.AlertmanagerConfig;
import io.github.flyteexporter.alerts.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The shipped manifests as Kubernetes' own models read them. */
final class Manifests {
  static final Path FOLDER = Path.of("k8s");
  static final KubernetesSerialization MODELS = new KubernetesSerialization();
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Kinds of the Prometheus operator; their models are older and need the older Jackson. */
  private static final Map<String, Class<? extends HasMetadata>> OPERATOR =
      Map.of(
          "PodMonitor", PodMonitor.class,
          "PrometheusRule", PrometheusRule.class,
          "ServiceMonitor", ServiceMonitor.class,
          "AlertmanagerConfig", AlertmanagerConfig.class);

  private static final ObjectMapper JSON = new ObjectMapper();

  private Manifests() {}

  /** Every file that holds objects of Kubernetes; the chart's templates are none yet. */
  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(FOLDER)) {
      return all.filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("kustomization.yaml") && !file.endsWith("values.yaml"))
          .filter(file -> !file.startsWith(HelmChart.FOLDER))
          .sorted()
          .toList();
    }
  }

  /** Every folder that kubectl apply -k takes. */
  static List<Path> kustomizations() throws IOException {
    try (Stream<Path> all = Files.walk(FOLDER)) {
      return all.filter(file -> file.endsWith("kustomization.yaml"))
          .map(Path::getParent)
          .sorted()
          .toList();
    }
  }

  /** The objects in a text of YAML documents. */
  static List<HasMetadata> objects(String text) throws IOException {
    List<HasMetadata> objects = new ArrayList<>();
    for (JsonNode document : documents(text)) {
      String kind = document.path("kind").asText();
      Object object =
          OPERATOR.containsKey(kind)
              ? JSON.treeToValue(document, OPERATOR.get(kind))
              : MODELS.unmarshal(document.toString());
      assertThat(object).as(kind).isInstanceOf(HasMetadata.class);
      objects.add((HasMetadata) object);
    }
    return objects;
  }

  static List<JsonNode> documents(String text) throws IOException {
    return YAML.readerFor(JsonNode.class)
        .<JsonNode>readValues(new YAMLFactory().createParser(text))
        .readAll();
  }

  /** What kubectl makes of a folder; it must have nothing to say about it. */
  static String kustomized(Path folder) throws Exception {
    Path said = Files.createTempFile("kubectl", ".err");
    Process kubectl =
        new ProcessBuilder(Tool.KUBECTL.path().toString(), "kustomize", folder.toString())
            .redirectError(said.toFile())
            .start();
    String out = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(kubectl.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(said)).as("kubectl kustomize " + folder).isEmpty();
    assertThat(kubectl.exitValue()).isZero();
    Files.delete(said);
    return out;
  }
}
