package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.ConfigNode;
import io.github.flyteexporter.config.yaml.KeyPath;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.config.yaml.SettingsText;
import io.github.flyteexporter.config.yaml.YamlTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from: a YAML file, if there is one, and environment variables, which win.
 *
 * @param environment all variables of the process; those without our prefix are ignored
 */
public record SettingsSource(Optional<Path> file, Map<String, String> environment) {
  public SettingsSource {
    environment = Map.copyOf(environment);
  }

  /** Reads the settings as they are now; blocks. */
  public Settings read() throws SettingsException {
    return parse(text());
  }

  /** The text of the file as it is now, empty without a file; blocks. */
  public String text() throws SettingsException {
    return file.isPresent() ? SettingsText.read(file.get()) : "";
  }

  /** The settings that result from the file as it is now, without what is wrong in it; blocks. */
  public LenientSettings readLeniently() {
    String name = file.map(Path::toString).orElse("");
    try {
      return LenientSettings.of(name, text(), environment);
    } catch (SettingsException e) {
      LenientSettings rest = LenientSettings.of(name, "", environment);
      List<String> mistakes = new ArrayList<>(List.of(e.getMessage()));
      mistakes.addAll(rest.mistakes());
      return new LenientSettings(rest.settings(), mistakes, rest.mayListen());
    }
  }

  /** The settings that result from this text of the file. */
  public Settings parse(String text) throws SettingsException {
    String name = file.map(Path::toString).orElse("");
    ConfigNode file = FormerNames.replaced(Schema.SETTINGS, YamlTree.read(name, text), KeyPath.TOP);
    return Binder.settings(file.under(Environment.tree(environment)));
  }
}
