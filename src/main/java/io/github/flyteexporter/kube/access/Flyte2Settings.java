package io.github.flyteexporter.kube.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.flyteexporter.kube.api.RbacRule;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The settings of Flyte 2 of which the chart's defaults do harm, from the ConfigMaps that its pod
 * mounts. Nothing else of them is kept: they may hold secrets.
 */
final class Flyte2Settings {
  private static final List<String> WANTED =
      List.of("logger.level", "runs.storagePrefix", "storage.container", "executor.metricsSecure");

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final RbacRule READ = new RbacRule("get", "", "configmaps");
  private static final String OF_KUBERNETES = "kube-root-ca.crt";
  private static final int MOST_MAPS = 4;

  private Flyte2Settings() {}

  /** The settings by their path, empty where one of the ConfigMaps cannot be read. */
  static Map<String, String> of(ApiObjects objects, JsonNode pod) {
    String namespace = pod.path("metadata").path("namespace").asText();
    Map<String, String> files = new TreeMap<>();
    for (String name : names(pod)) {
      try {
        objects
            .find(READ, "/api/v1/namespaces/" + namespace + "/configmaps", name)
            .ifPresent(
                map ->
                    map.path("data")
                        .properties()
                        .forEach(file -> files.put(file.getKey(), file.getValue().asText())));
      } catch (IOException e) {
        return Map.of();
      }
    }
    Map<String, String> settings = new HashMap<>();
    files.values().forEach(yaml -> WANTED.forEach(path -> put(settings, path, yaml)));
    return settings;
  }

  private static List<String> names(JsonNode pod) {
    return pod.path("spec")
        .path("volumes")
        .valueStream()
        .flatMap(
            volume ->
                Stream.concat(
                    Stream.of(volume.path("configMap")),
                    volume
                        .path("projected")
                        .path("sources")
                        .valueStream()
                        .map(source -> source.path("configMap"))))
        .map(map -> map.path("name").asText(""))
        .filter(name -> !name.isEmpty() && !name.equals(OF_KUBERNETES))
        .distinct()
        .limit(MOST_MAPS)
        .toList();
  }

  /** Later files override earlier ones, as Flyte reads them. */
  private static void put(Map<String, String> settings, String path, String yaml) {
    JsonNode node;
    try {
      node = YAML.readTree(yaml);
    } catch (IOException e) {
      return;
    }
    for (String step : path.split("\\.", -1)) {
      node = node.path(step);
    }
    if (node.isValueNode() && !node.isNull()) {
      settings.put(path, node.asText());
    }
  }
}
