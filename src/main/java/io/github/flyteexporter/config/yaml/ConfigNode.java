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

  /** The node one step below, empty where there is none. */
  default Optional<ConfigNode> child(String step) {
    if (this instanceof Keys keys) {
      return Optional.ofNullable(keys.all().get(step));
    }
    int index = KeyPath.index(step);
    return this instanceof Items items && index >= 0 && index < items.all().size()
        ? Optional.of(items.all().get(index))
        : Optional.empty();
  }

  /** The deepest existing node on a path. */
  default ConfigNode find(KeyPath path) {
    ConfigNode found = this;
    for (String step : path.steps()) {
      Optional<ConfigNode> next = found.child(step);
      if (next.isEmpty()) {
        return found;
      }
      found = next.get();
    }
    return found;
  }

  /** Whether there is a node at a path. */
  default boolean has(KeyPath path) {
    return path.steps().isEmpty()
        || child(path.steps().get(0)).filter(below -> below.has(path.below())).isPresent();
  }

  /** This tree without the node at a path; unchanged where there is none. */
  default ConfigNode without(KeyPath path) {
    if (path.steps().isEmpty()) {
      return new Value(place(), Optional.empty());
    } else if (!has(path)) {
      return this;
    }
    String step = path.steps().get(0);
    boolean last = path.steps().size() == 1;
    if (this instanceof Keys keys) {
      Map<String, ConfigNode> rest = new LinkedHashMap<>(keys.all());
      rest.computeIfPresent(step, (key, below) -> last ? null : below.without(path.below()));
      return new Keys(place(), rest);
    }
    List<ConfigNode> rest = new ArrayList<>(((Items) this).all());
    int index = KeyPath.index(step);
    if (last) {
      rest.remove(index);
    } else {
      rest.set(index, rest.get(index).without(path.below()));
    }
    return new Items(place(), rest);
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
