package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.ConfigNode;
import io.github.flyteexporter.config.yaml.DidYouMean;
import io.github.flyteexporter.config.yaml.KeyPath;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.config.yaml.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads environment variables into the tree that a file with the same keys would yield. */
final class Environment {
  private static final Pattern INDEX = Pattern.compile("(0|[1-9]\\d{0,2})(?:_(.+))?");

  /** An index of a list, also with leading zeros by mistake. */
  private static final Pattern COUNTED = Pattern.compile("_0*(\\d{1,3})(?=_|$)");

  private Environment() {}

  /** The tree; an empty variable counts as not set. */
  static ConfigNode tree(Map<String, String> environment) throws SettingsException {
    List<SettingsException> mistakes = new ArrayList<>();
    ConfigNode tree = tree(environment, mistakes::add);
    if (!mistakes.isEmpty()) {
      throw mistakes.get(0);
    }
    return tree;
  }

  /** The tree without the variables that are wrong. */
  static ConfigNode tree(Map<String, String> environment, Consumer<SettingsException> mistakes) {
    ConfigNode tree = new ConfigNode.Value(new SourceLocation.Default(), Optional.empty());
    for (Map.Entry<String, String> one : new TreeMap<>(environment).entrySet()) {
      String name = one.getKey();
      if (!name.startsWith(KeyPath.PREFIX + "_") || ServiceLinks.isOne(name, environment)) {
        continue;
      }
      Optional<KeyPath> known =
          path(Schema.SETTINGS, name.substring(KeyPath.PREFIX.length() + 1), KeyPath.TOP);
      Optional<SettingsException> mistake =
          known.isEmpty() ? Optional.of(unknown(name)) : twice(tree.find(known.get()), name);
      mistake.ifPresent(mistakes);
      if (mistake.isEmpty() && !one.getValue().isEmpty()) {
        KeyPath path = known.get();
        tree = tree.under(branch(path.steps(), new SourceLocation.Variable(name), one.getValue()));
      }
    }
    return tree;
  }

  /** A key has one variable, or one under its former name. */
  private static Optional<SettingsException> twice(ConfigNode there, String name) {
    if (!(there instanceof ConfigNode.Value)
        || !(there.place() instanceof SourceLocation.Variable other)) {
      return Optional.empty();
    }
    String what = "sets the same key as " + other.name() + "; remove one of them";
    return Optional.of(
        new SettingsException(new SourceLocation.Variable(name).message(KeyPath.TOP, what)));
  }

  /** The path of the key that the rest of a variable's name stands for. */
  private static Optional<KeyPath> path(Schema shape, String rest, KeyPath soFar) {
    if (shape instanceof Schema.Single) {
      return rest.isEmpty() ? Optional.of(soFar) : Optional.empty();
    }
    if (shape instanceof Schema.Names && !rest.isEmpty()) {
      return Optional.of(soFar.and(rest.toLowerCase(Locale.ROOT)));
    }
    if (shape instanceof Schema.Items items) {
      Matcher matcher = INDEX.matcher(rest);
      return matcher.matches()
          ? path(
              items.each(),
              Optional.ofNullable(matcher.group(2)).orElse(""),
              soFar.and(Integer.parseInt(matcher.group(1))))
          : Optional.empty();
    }
    return shape instanceof Schema.Keys keys
        ? keys.keys().stream().flatMap(key -> pathThrough(key, rest, soFar).stream()).findFirst()
        : Optional.empty();
  }

  private static Optional<KeyPath> pathThrough(Schema.Key key, String rest, KeyPath soFar) {
    for (String name : key.names()) {
      String part = KeyPath.variablePart(name);
      if (rest.equals(part)) {
        return path(key.shape(), "", soFar.and(key.name()));
      } else if (rest.startsWith(part + "_")) {
        return path(key.shape(), rest.substring(part.length() + 1), soFar.and(key.name()));
      }
    }
    return Optional.empty();
  }

  private static ConfigNode branch(List<String> steps, SourceLocation place, String value) {
    if (steps.isEmpty()) {
      return new ConfigNode.Value(place, Optional.of(value));
    }
    ConfigNode rest = branch(steps.subList(1, steps.size()), place, value);
    String step = steps.get(0);
    if (!step.startsWith("[")) {
      return new ConfigNode.Keys(place, new LinkedHashMap<>(Map.of(step, rest)));
    }
    List<ConfigNode> items = new ArrayList<>();
    int index = Integer.parseInt(step.substring(1, step.length() - 1));
    for (int i = 0; i < index; i++) {
      items.add(new ConfigNode.Value(place, Optional.empty()));
    }
    items.add(rest);
    return new ConfigNode.Items(place, items);
  }

  private static SettingsException unknown(String name) {
    List<String> valid = KeyTable.rows().stream().map(KeyTable.Row::variable).toList();
    Matcher counted = COUNTED.matcher(name);
    String asIn = counted.replaceFirst("_0");
    Optional<String> near =
        valid.stream()
            .filter(one -> one.startsWith(asIn + "_"))
            .findFirst()
            .or(() -> nearest(asIn, valid));
    String index = counted.reset().find() ? counted.group(1) : "0";
    return new SettingsException(
        new SourceLocation.Variable(name)
            .message(
                KeyPath.TOP,
                "unknown variable; "
                    + near.map(one -> one.replaceFirst("_0", "_" + index))
                        .map(one -> "did you mean '" + one + "'?")
                        .orElse("valid are " + String.join(", ", valid))));
  }

  /** Compared without the common prefix, which would make all of them similar. */
  private static Optional<String> nearest(String name, List<String> valid) {
    int prefix = KeyPath.PREFIX.length();
    return DidYouMean.to(
            name.substring(prefix), valid.stream().map(one -> one.substring(prefix)).toList())
        .map(near -> KeyPath.PREFIX + near);
  }
}
