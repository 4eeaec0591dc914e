package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.config.yaml.SettingsText;
import io.github.flyteexporter.config.yaml.YamlTree;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from: a YAML file, if there is one, and environment variables, which win.
 *
 * @param environment all variables of the process; those of others are left alone
 */
public record SettingsSource(Optional<Path> file, Map<String, String> environment) {
  public SettingsSource {
    environment = Map.copyOf(environment);
  }

  /** Reads the settings as they are now; blocks. */
  public Settings read() throws SettingsException {
    return parse(text());
  }

  /** What the file holds now, empty without a file; blocks. */
  public String text() throws SettingsException {
    return file.isPresent() ? SettingsText.read(file.get()) : "";
  }

  /** The settings that hold when this is what the file holds. */
  public Settings parse(String text) throws SettingsException {
    String name = file.map(Path::toString).orElse("");
    return Binder.settings(YamlTree.read(name, text).under(Environment.tree(environment)));
  }
}
