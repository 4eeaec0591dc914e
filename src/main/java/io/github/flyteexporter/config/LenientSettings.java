package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.ConfigNode;
import io.github.flyteexporter.config.yaml.KeyPath;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.config.yaml.SourceLocation;
import io.github.flyteexporter.config.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Settings of a configuration with mistakes: every wrong key is left at its default. For a sidecar,
 * whose exit would disturb the pod that it stands in.
 *
 * @param mistakes what is wrong, empty for a valid configuration
 * @param mayListen false when it is not certain who may read the pages: a mistake concerns users or
 *     the certificate
 */
public record LenientSettings(Settings settings, List<String> mistakes, boolean mayListen) {
  /** A file that cannot be parsed and yet seems to restrict who may read. */
  private static final Pattern RESTRICTS = Pattern.compile("\\b(users|tls)\\b");

  public LenientSettings {
    mistakes = List.copyOf(mistakes);
  }

  static LenientSettings of(String file, String text, Map<String, String> environment) {
    List<String> mistakes = new ArrayList<>();
    ConfigNode tree = new ConfigNode.Value(new SourceLocation.Default(), Optional.empty());
    boolean mayListen = true;
    try {
      tree = YamlTree.read(file, text);
    } catch (SettingsException e) {
      mistakes.add(e.getMessage());
      mayListen = !RESTRICTS.matcher(text).find();
    }
    ConfigNode variables = Environment.tree(environment, e -> mistakes.add(e.getMessage()));
    while (true) {
      KeyPath wrong;
      try {
        tree = FormerNames.replaced(Schema.SETTINGS, tree, KeyPath.TOP);
        return new LenientSettings(Binder.settings(tree.under(variables)), mistakes, mayListen);
      } catch (SettingsException e) {
        mistakes.add(e.getMessage());
        wrong = e.path();
      }
      mayListen &= !restricts(wrong);
      while (!tree.has(wrong) && !variables.has(wrong)) {
        wrong = wrong.parent();
      }
      if (wrong.steps().isEmpty()) {
        return new LenientSettings(
            Settings.defaults(), mistakes, mayListen && !RESTRICTS.matcher(text).find());
      }
      tree = tree.without(wrong);
      variables = variables.without(wrong);
    }
  }

  private static boolean restricts(KeyPath path) {
    List<String> steps = path.steps();
    return !steps.isEmpty()
        && steps.get(0).equals("listen")
        && (steps.size() == 1 || steps.get(1).equals("users") || steps.get(1).equals("tls"));
  }
}
