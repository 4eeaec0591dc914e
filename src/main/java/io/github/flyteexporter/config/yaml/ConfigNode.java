package io.github.flyteexporter.config.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node of the untyped tree that a file or the environment yields. */
public sealed interface ConfigNode {
  /** Where it is set. */
  SourceLocation place();

  /** A single value; its text is empty for a bare {@code interval:}. */
  record Value(SourceLocation place, Optional<String> text) implements ConfigNode {}

  /** A list. */
  record Items(SourceLocation place, List<ConfigNode> all) implements ConfigNode {}

  /** A mapping. */
  record Keys(SourceLocation place, Map<String, ConfigNode> all) implements ConfigNode {}

  /** Whether it is empty, so that the default applies. */
  default boolean isNothing() {
    return this instanceof Value value && value.text().isEmpty();
  }

  /** The deepest existing node on a path. */
  default ConfigNode find(KeyPath path) {
    ConfigNode found = this;
    for (String step : path.steps()) {
      ConfigNode next = null;
      if (found instanceof Keys keys) {
        next = keys.all().get(step);
      } else if (found instanceof Items items && step.matches("\\[\\d{1,9}\\]")) {
        int index = Integer.parseInt(step.substring(1, step.length() - 1));
        next = index < items.all().size() ? items.all().get(index) : null;
      }
      if (next == null) {
        return found;
      }
      found = next;
    }
    return found;
  }

  /** This tree overridden by another; nodes of a wrong form stay, to be reported. */
  default ConfigNode under(ConfigNode top) {
    if (this instanceof Keys below && top instanceof Keys above) {
      Map<String, ConfigNode> sum = new LinkedHashMap<>(below.all());
      above.all().forEach((key, node) -> sum.merge(key, node, ConfigNode::under));
      return new Keys(place(), sum);
    }
    if (this instanceof Items below && top instanceof Items above) {
      List<ConfigNode> sum = new ArrayList<>(below.all());
      for (int i = 0; i < above.all().size(); i++) {
        if (i < sum.size()) {
          sum.set(i, sum.get(i).under(above.all().get(i)));
        } else {
          sum.add(above.all().get(i));
        }
      }
      return new Items(place(), sum);
    }
    boolean replaces = isNothing() || (this instanceof Value && top instanceof Value);
    return replaces && !top.isNothing() ? top : this;
  }
}
