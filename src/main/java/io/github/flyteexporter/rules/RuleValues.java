package io.github.flyteexporter.rules;

import io.github.flyteexporter.config.Overrides;
import io.github.flyteexporter.config.SettingsException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Thresholds, severities and all else that a rule file can be told. */
public final class RuleValues {
  private RuleValues() {}

  /** The defaults, and what a file sets instead, by path; blocks. */
  public static Map<String, String> read(Optional<Path> file) throws SettingsException {
    return Overrides.read(Packed.text("values.yaml"), file, ValueKind::expected);
  }
}
