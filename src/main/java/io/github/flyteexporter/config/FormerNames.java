package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.ConfigNode;
import io.github.flyteexporter.config.yaml.KeyPath;
import io.github.flyteexporter.config.yaml.SettingsException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Replaces former names of keys in a file by the present ones. */
final class FormerNames {
  private FormerNames() {}

  /**
   * The same tree under present names.
   *
   * @throws SettingsException when both names of a key are set
   */
  static ConfigNode replaced(Schema schema, ConfigNode node, KeyPath path)
      throws SettingsException {
    if (!(schema instanceof Schema.Keys keys && node instanceof ConfigNode.Keys written)) {
      return node;
    }
    Map<String, ConfigNode> renamed = new LinkedHashMap<>();
    for (Map.Entry<String, ConfigNode> entry : written.all().entrySet()) {
      Optional<Schema.Key> key = keys.key(entry.getKey());
      String name = key.map(Schema.Key::name).orElse(entry.getKey());
      if (renamed.containsKey(name)) {
        String what =
            "is set twice, as " + String.join(" and ", key.get().names()) + "; remove one";
        KeyPath second = path.and(entry.getKey());
        throw new SettingsException(entry.getValue().place().message(second, what), second);
      }
      Schema below = key.isPresent() ? key.get().shape() : null;
      renamed.put(name, replaced(below, entry.getValue(), path.and(name)));
    }
    return new ConfigNode.Keys(written.place(), renamed);
  }
}
