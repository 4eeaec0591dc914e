package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.ConfigNode;
import io.github.flyteexporter.config.yaml.DidYouMean;
import io.github.flyteexporter.config.yaml.KeyPath;
import io.github.flyteexporter.config.yaml.Redacted;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.config.yaml.SettingsText;
import io.github.flyteexporter.config.yaml.YamlTree;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Single values by their path: defaults, some of them overridden by a file. */
public final class Overrides {
  private final Check check;
  private final Map<String, String> values = new LinkedHashMap<>();

  private Overrides(Check check) {
    this.check = check;
  }

  /** Validates the value at a path. */
  public interface Check {
    /** What was expected, in words; empty when the value is valid. */
    Optional<String> expected(String path, String byDefault, String value);
  }

  /**
   * Reads the defaults and what is set above them.
   *
   * @param defaults YAML with every key
   */
  public static Map<String, String> read(String defaults, ConfigNode above, Check check)
      throws SettingsException {
    Overrides overrides = new Overrides(check);
    ConfigNode below = YamlTree.read("the defaults", defaults);
    overrides.take(below, KeyPath.TOP);
    overrides.put(below, above, KeyPath.TOP);
    return overrides.values;
  }

  /** The tree of a file, empty without one; blocks. */
  public static ConfigNode tree(Optional<Path> file) throws SettingsException {
    return file.isPresent()
        ? YamlTree.read(file.get().toString(), SettingsText.read(file.get()))
        : YamlTree.read("no file", "");
  }

  private void take(ConfigNode node, KeyPath path) {
    if (node instanceof ConfigNode.Keys keys) {
      keys.all().forEach((key, one) -> take(one, path.and(key)));
    } else if (node instanceof ConfigNode.Value value) {
      values.put(String.join(".", path.steps()), value.text().orElse(""));
    }
  }

  private void put(ConfigNode below, ConfigNode above, KeyPath path) throws SettingsException {
    if (above.isNothing()) {
      return;
    }
    if (below instanceof ConfigNode.Keys known) {
      if (!(above instanceof ConfigNode.Keys keys)) {
        throw mistake(above, path, "expected a mapping");
      }
      for (Map.Entry<String, ConfigNode> key : keys.all().entrySet()) {
        ConfigNode next = known.all().get(key.getKey());
        if (next == null) {
          throw mistake(
              key.getValue(),
              path.and(key.getKey()),
              DidYouMean.unknown(key.getKey(), known.all().keySet()));
        }
        put(next, key.getValue(), path.and(key.getKey()));
      }
    } else if (above instanceof ConfigNode.Value value && value.text().isPresent()) {
      set(String.join(".", path.steps()), value, path);
    } else {
      throw mistake(above, path, "expected a single value");
    }
  }

  private void set(String key, ConfigNode.Value value, KeyPath path) throws SettingsException {
    String text = value.text().orElse("");
    Optional<String> expected = check.expected(key, values.get(key), text);
    if (expected.isPresent()) {
      throw mistake(value, path, "expected " + expected.get() + ", found " + Redacted.value(text));
    }
    values.put(key, text);
  }

  private static SettingsException mistake(ConfigNode node, KeyPath path, String what) {
    return new SettingsException(node.place().message(path, what));
  }
}
