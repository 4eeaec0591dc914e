package io.github.flyteexporter.doctor.values;

import io.github.flyteexporter.config.yaml.ConfigNode;
import io.github.flyteexporter.config.yaml.KeyPath;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.config.yaml.SettingsText;
import io.github.flyteexporter.config.yaml.SourceLocation;
import io.github.flyteexporter.config.yaml.YamlTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;

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

  /**
   * A text that is not empty.
   *
   * @param keys its path, up to the first list
   */
  record Leaf(KeyPath path, List<String> keys, String text, SourceLocation place) {
    /** Its line, as in {@code (line 7)}. */
    String line() {
      return place instanceof SourceLocation.Line line && line.number() > 0
          ? " (line " + line.number() + ")"
          : "";
    }
  }

  /** The chart that it is for. */
  Chart chart() {
    boolean binary = !topKeys(Chart.FLYTE_BINARY).isEmpty();
    boolean core = !topKeys(Chart.FLYTE_CORE).isEmpty();
    if (binary && core) {
      return Chart.UNKNOWN;
    }
    if (isFlyte2()) {
      return Chart.FLYTE_BINARY_2;
    }
    return binary ? Chart.FLYTE_BINARY : core ? Chart.FLYTE_CORE : Chart.UNKNOWN;
  }

  /** Whether it is for Flyte 2: by the version of the chart, otherwise by keys and images. */
  boolean isFlyte2() {
    return chartVersion()
        .map(version -> version.matches("v?2(\\..*)?"))
        .orElseGet(this::looksLikeFlyte2);
  }

  /** Whether it has keys or an image that only Flyte 2 has. */
  boolean looksLikeFlyte2() {
    return has("console")
        || has("configuration", "database", "postgres")
        || has("flyte-core-components", "runs")
        || has("flyte-core-components", "actions")
        || has("configuration", "inline", "executor")
        || has("configuration", "inline", "runs")
        || text("deployment", "image", "repository").contains("flyte-binary-v2")
        || text("deployment", "image", "tag").matches("v?2\\..*");
  }

  /** The keys at the top that only this chart has. */
  List<String> topKeys(Chart chart) {
    return root instanceof ConfigNode.Keys keys
        ? new TreeSet<>(keys.all().keySet()).stream().filter(chart.keys()::contains).toList()
        : List.of();
  }

  /** Whether something is set there: a text, keys or a list, none of them empty. */
  boolean has(String... path) {
    KeyPath at = KeyPath.of(path);
    return root.has(at) && !isEmpty(root.find(at));
  }

  private static boolean isEmpty(ConfigNode node) {
    return node.isNothing()
        || (node instanceof ConfigNode.Keys keys && keys.all().isEmpty())
        || (node instanceof ConfigNode.Items items && items.all().isEmpty());
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

  /** All texts that are not empty, by the order of the file. */
  List<Leaf> leaves() {
    List<Leaf> all = new ArrayList<>();
    collect(root, KeyPath.TOP, List.of(), false, all);
    return all;
  }

  private static void collect(
      ConfigNode node, KeyPath path, List<String> keys, boolean inList, List<Leaf> all) {
    if (node instanceof ConfigNode.Keys map) {
      map.all()
          .forEach(
              (key, below) ->
                  collect(
                      below,
                      path.and(key),
                      inList ? keys : Stream.concat(keys.stream(), Stream.of(key)).toList(),
                      inList,
                      all));
    } else if (node instanceof ConfigNode.Items items) {
      for (int i = 0; i < items.all().size(); i++) {
        collect(items.all().get(i), path.and(i), keys, true, all);
      }
    } else if (node instanceof ConfigNode.Value value) {
      value
          .text()
          .filter(text -> !text.isBlank())
          .ifPresent(text -> all.add(new Leaf(path, keys, text, value.place())));
    }
  }
}
