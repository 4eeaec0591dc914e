package io.github.flyteexporter.doctor.values;

import io.github.flyteexporter.config.yaml.ConfigNode;
import io.github.flyteexporter.config.yaml.KeyPath;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.config.yaml.SettingsText;
import io.github.flyteexporter.config.yaml.YamlTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A values file.
 *
 * @param chartVersion the version of the chart that it is for, empty where none is pinned
 */
public record HelmValues(ConfigNode root, Optional<String> chartVersion) {
  /**
   * Reads a file.
   *
   * @throws SettingsException when it cannot be read, or is no YAML
   */
  public static HelmValues read(Path file, Optional<String> chartVersion) throws SettingsException {
    return new HelmValues(YamlTree.read(file.toString(), SettingsText.read(file)), chartVersion);
  }

  /** The chart that it is for. */
  Chart chart() {
    boolean binary = !topKeys(Chart.FLYTE_BINARY).isEmpty();
    boolean core = !topKeys(Chart.FLYTE_CORE).isEmpty();
    if (binary == core) {
      return Chart.UNKNOWN;
    }
    return binary ? Chart.FLYTE_BINARY : Chart.FLYTE_CORE;
  }

  /** The keys at the top that only this chart has. */
  List<String> topKeys(Chart chart) {
    return root instanceof ConfigNode.Keys keys
        ? new TreeSet<>(keys.all().keySet()).stream().filter(chart.keys()::contains).toList()
        : List.of();
  }

  /** Whether something is set there: a text, or keys. */
  boolean has(String... path) {
    KeyPath at = KeyPath.of(path);
    return root.has(at) && !root.find(at).isNothing();
  }

  /** The text there, empty where there is none. */
  String text(String... path) {
    KeyPath at = KeyPath.of(path);
    return root.has(at) && root.find(at) instanceof ConfigNode.Value value
        ? value.text().orElse("").strip()
        : "";
  }

  /** Whether it is {@code true} there. */
  boolean isTrue(String... path) {
    return text(path).equals("true");
  }

  /** The number there. */
  OptionalDouble number(String... path) {
    String text = text(path);
    return text.matches("\\d{1,9}(\\.\\d{1,9})?")
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }

  /** All texts that are not empty, by their paths. */
  Map<String, String> leaves() {
    Map<String, String> all = new TreeMap<>();
    collect(root, KeyPath.TOP, all);
    return all;
  }

  private static void collect(ConfigNode node, KeyPath path, Map<String, String> all) {
    if (node instanceof ConfigNode.Keys keys) {
      keys.all().forEach((key, below) -> collect(below, path.and(key), all));
    } else if (node instanceof ConfigNode.Items items) {
      for (int i = 0; i < items.all().size(); i++) {
        collect(items.all().get(i), path.and(i), all);
      }
    } else if (node instanceof ConfigNode.Value value) {
      value
          .text()
          .filter(text -> !text.isBlank())
          .ifPresent(text -> all.put(path.toString(), text));
    }
  }
}
