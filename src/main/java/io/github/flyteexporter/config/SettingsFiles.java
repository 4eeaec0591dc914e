package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.KeyPath;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files that settings name: certificates, tokens, secrets. */
public final class SettingsFiles {
  private final Map<String, Path> files = new TreeMap<>();

  private SettingsFiles() {}

  /** The files by the path of their key, such as {@code admin.tls.ca}; none of them is read. */
  public static Map<String, Path> of(Settings settings) {
    SettingsFiles found = new SettingsFiles();
    found.add(Schema.SETTINGS, settings, KeyPath.TOP);
    return Collections.unmodifiableMap(found.files);
  }

  private void add(Schema schema, Object value, KeyPath path) {
    if (value instanceof Path file) {
      files.put(path.toString(), file);
    } else if (schema instanceof Schema.Keys keys) {
      for (Schema.Key key : keys.keys()) {
        Object below = key.of(value);
        if (below != null) {
          add(key.shape(), below, path.and(key.name()));
        }
      }
    } else if (schema instanceof Schema.Items items) {
      List<?> list = (List<?>) value;
      for (int i = 0; i < list.size(); i++) {
        add(items.each(), list.get(i), path.and(i));
      }
    }
  }
}
