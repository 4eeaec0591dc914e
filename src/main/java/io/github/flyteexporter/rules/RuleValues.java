package io.github.flyteexporter.rules;

import io.github.flyteexporter.config.Overrides;
import io.github.flyteexporter.config.yaml.ConfigNode;
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

  /**
   * The defaults overridden by a file, by path; blocks. What differs for a project and domain
   * stands below {@code ALERT.tenants.PROJECT/DOMAIN}, each with all keys of the alert.
   */
  public static Map<String, String> read(Optional<Path> file) throws SettingsException {
    String defaults = EmbeddedFiles.text("values.yaml");
    FreeKeys free = FreeKeys.of(Overrides.tree(file));
    Map<String, String> values =
        new LinkedHashMap<>(Overrides.read(defaults, free.rest(), ValueKind::expected));
    for (Map.Entry<String, Map<String, ConfigNode>> alert : free.tenants().entrySet()) {
      for (Map.Entry<String, ConfigNode> tenant : alert.getValue().entrySet()) {
        ConfigNode own = tenant.getValue();
        String[] steps = alert.getKey().split("[.]", -1);
        for (int i = steps.length - 1; i >= 0; i--) {
          own = new ConfigNode.Keys(own.place(), Map.of(steps[i], own));
        }
        String path = alert.getKey() + ".";
        Overrides.read(defaults, free.rest().under(own), ValueKind::expected)
            .forEach(
                (key, value) -> {
                  if (key.startsWith(path)) {
                    String below = "tenants." + tenant.getKey() + ".";
                    values.put(path + below + key.substring(path.length()), value);
                  }
                });
      }
    }
    values.putAll(free.texts());
    values.computeIfPresent("limitNamespace", (key, namespace) -> inSeriesNames(namespace));
    return values;
  }
}
