package io.github.flyteexporter.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was written, in the file and the environment alike, before it is known what it means. */
sealed interface Node {
  /** Where it was written. */
  Place place();

  /** A single value; its text, or nothing as behind {@code beat:}. */
  record Value(Place place, Optional<String> text) implements Node {}

  /** A list. */
  record Items(Place place, List<Node> all) implements Node {}

  /** A mapping. */
  record Keys(Place place, Map<String, Node> all) implements Node {}

  /** Whether nothing stands here, so that the default holds. */
  default boolean isNothing() {
    return this instanceof Value value && value.text().isEmpty();
  }

  /** The deepest that was written on the way to a path. */
  default Node find(KeyPath path) {
    Node found = this;
    for (String step : path.steps()) {
      Node next = null;
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

  /** This, with what is written in another on top; what has a wrong form stays, to be reported. */
  default Node under(Node top) {
    if (this instanceof Keys below && top instanceof Keys above) {
      Map<String, Node> sum = new LinkedHashMap<>(below.all());
      above.all().forEach((key, node) -> sum.merge(key, node, Node::under));
      return new Keys(place(), sum);
    }
    if (this instanceof Items below && top instanceof Items above) {
      List<Node> sum = new ArrayList<>(below.all());
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
