package io.github.flyteexporter.kube.access;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The settings of Flyte 2 of which the chart's defaults do harm, from the ConfigMaps that its pod
 * mounts. Nothing else of them is kept: they may hold secrets.
 */
final class Flyte2Settings {
  private static final List<String> WANTED =
      List.of("logger.level", "runs.storagePrefix", "storage.container", "executor.metricsSecure");

  private static final String OF_KUBERNETES = "kube-root-ca.crt";
  private static final int MOST_MAPS = 4;

  private Flyte2Settings() {}

  /** The settings by their path, empty where none of the ConfigMaps can be read. */
  static Map<String, String> of(KubernetesClient client, Pod pod) {
    Map<String, String> files = new TreeMap<>();
    for (String name : names(pod)) {
      try {
        ConfigMap found =
            client.configMaps().inNamespace(pod.getMetadata().getNamespace()).withName(name).get();
        if (found != null && found.getData() != null) {
          files.putAll(found.getData());
        }
      } catch (KubernetesClientException e) {
        return Map.of();
      }
    }
    Map<String, String> settings = new HashMap<>();
    files.values().forEach(yaml -> WANTED.forEach(path -> put(settings, path, yaml)));
    return settings;
  }

  private static List<String> names(Pod pod) {
    List<Volume> volumes = pod.getSpec() == null ? List.of() : pod.getSpec().getVolumes();
    List<String> names = new ArrayList<>();
    for (Volume volume : volumes) {
      Stream<String> mounted =
          Stream.of(volume.getConfigMap()).filter(Objects::nonNull).map(map -> map.getName());
      Stream<String> projected =
          volume.getProjected() == null
              ? Stream.of()
              : volume.getProjected().getSources().stream()
                  .filter(source -> source.getConfigMap() != null)
                  .map(source -> source.getConfigMap().getName());
      Stream.concat(mounted, projected)
          .filter(name -> name != null && !name.equals(OF_KUBERNETES))
          .forEach(names::add);
    }
    return names.stream().distinct().limit(MOST_MAPS).toList();
  }

  /** Later files override earlier ones, as Flyte reads them. */
  private static void put(Map<String, String> settings, String path, String yaml) {
    Object node;
    try {
      node = Serialization.unmarshal(yaml, Object.class);
    } catch (RuntimeException e) {
      return;
    }
    for (String step : path.split("\\.", -1)) {
      node = node instanceof Map<?, ?> map ? map.get(step) : null;
    }
    if (node != null) {
      settings.put(path, String.valueOf(node));
    }
  }
}
