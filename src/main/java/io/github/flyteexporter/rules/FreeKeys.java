package io.github.flyteexporter.rules;

import io.github.flyteexporter.config.yaml.ConfigNode;
import io.github.flyteexporter.config.yaml.KeyPath;
import io.github.flyteexporter.config.yaml.SettingsException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Mappings of the values whose keys the user chooses: labels, annotations, projects and domains.
 */
final class FreeKeys {
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_]\\w*");
  private static final Pattern META_LABEL = Pattern.compile("[\\w./-]{1,317}");
  private static final Pattern TEXT = Pattern.compile("\\P{Cntrl}*");
  private static final Pattern TENANT = Pattern.compile("[\\w-]+/([\\w-]+|[*])");
  private static final Set<String> TENANTS =
      Set.of("FlyteProjectFailureRateHigh", "FlyteTaskPodFailuresHigh");
  private static final Set<String> OURS = Set.of("alertname", "severity", "slo");

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, Map<String, ConfigNode>> tenants = new LinkedHashMap<>();
  private ConfigNode rest;

  private FreeKeys(ConfigNode all) {
    rest = all;
  }

  /** Takes them out of what a user wrote, and checks them. */
  static FreeKeys of(ConfigNode all) throws SettingsException {
    FreeKeys free = new FreeKeys(all);
    free.texts(KeyPath.TOP, "labels", LABEL);
    free.texts(KeyPath.TOP, "annotations", LABEL);
    free.texts(KeyPath.TOP.and("object"), "labels", META_LABEL);
    for (String section : new String[] {"alerts", "raw", "slo"}) {
      KeyPath alerts = KeyPath.TOP.and(section);
      if (all.child(section).orElse(null) instanceof ConfigNode.Keys named) {
        for (String name : named.all().keySet()) {
          if (name.startsWith("Flyte")) {
            free.texts(alerts.and(name), "labels", LABEL);
            free.texts(alerts.and(name), "annotations", LABEL);
          }
          if (TENANTS.contains(name)) {
            free.tenants(alerts.and(name));
          }
        }
      }
    }
    return free;
  }

  /** Without them. */
  ConfigNode rest() {
    return rest;
  }

  /** Labels and annotations, by path. */
  Map<String, String> texts() {
    return texts;
  }

  /**
   * What differs for a project and domain: by path of the alert, then by {@code project/domain}.
   */
  Map<String, Map<String, ConfigNode>> tenants() {
    return tenants;
  }

  private void texts(KeyPath above, String key, Pattern form) throws SettingsException {
    KeyPath path = above.and(key);
    for (Map.Entry<String, ConfigNode> one : take(path).entrySet()) {
      KeyPath at = path.and(one.getKey());
      ConfigNode node = one.getValue();
      if (!form.matcher(one.getKey()).matches() || OURS.contains(one.getKey())) {
        throw mistake(node, at, "cannot be set here; expected a name such as team");
      }
      if (!(node instanceof ConfigNode.Value value)
          || !TEXT.matcher(value.text().orElse("")).matches()) {
        throw mistake(node, at, "expected a text of one line");
      }
      texts.put(String.join(".", at.steps()), value.text().orElse(""));
    }
  }

  private void tenants(KeyPath alert) throws SettingsException {
    KeyPath path = alert.and("tenants");
    Map<String, ConfigNode> found = take(path);
    for (Map.Entry<String, ConfigNode> one : found.entrySet()) {
      if (!TENANT.matcher(one.getKey()).matches()) {
        throw mistake(
            one.getValue(),
            path.and(one.getKey()),
            "expected PROJECT/DOMAIN such as flytesnacks/development, or PROJECT/*");
      }
    }
    if (!found.isEmpty()) {
      tenants.put(String.join(".", alert.steps()), found);
    }
  }

  private Map<String, ConfigNode> take(KeyPath path) throws SettingsException {
    if (!rest.has(path)) {
      return Map.of();
    }
    ConfigNode found = rest.find(path);
    rest = rest.without(path);
    if (found.isNothing()) {
      return Map.of();
    }
    if (found instanceof ConfigNode.Keys keys) {
      return keys.all();
    }
    throw mistake(found, path, "expected a mapping");
  }

  private static SettingsException mistake(ConfigNode node, KeyPath path, String what) {
    return new SettingsException(node.place().message(path, what));
  }
}
