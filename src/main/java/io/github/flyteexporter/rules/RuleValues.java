package io.github.flyteexporter.rules;

import io.github.flyteexporter.config.Overrides;
import io.github.flyteexporter.config.yaml.SettingsException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The values of the rule files: thresholds, severities, selectors. */
public final class RuleValues {
  private RuleValues() {}

  /**
   * A namespace as spelled in names of series (flyte v1.16.8, flytestdlib/promutils/scope.go:556).
   */
  private static String inSeriesNames(String namespace) {
    return namespace.replace('-', '_');
  }

  /** The defaults overridden by a file, by path; blocks. */
  public static Map<String, String> read(Optional<Path> file) throws SettingsException {
    Map<String, String> values =
        new LinkedHashMap<>(
            Overrides.read(EmbeddedFiles.text("values.yaml"), file, ValueKind::expected));
    values.computeIfPresent("limitNamespace", (key, namespace) -> inSeriesNames(namespace));
    return values;
  }
}
