package io.github.flyteexporter.kube.shard;

import io.github.flyteexporter.reading.ShardLabel;
import io.github.flyteexporter.reading.WorkflowSelector;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The flags by which a propeller chooses its workflows (flyte v1.16.8,
 * flytepropeller/pkg/controller/config/config.go:174-179): each may stand several times and take
 * several values, parted by commas.
 */
final class SelectorArgs {
  /** The most values of one pod that are kept. */
  static final int MAX_VALUES = 1_000;

  /** The longest value that a label in Kubernetes can have. */
  private static final int MAX_LENGTH = 63;

  private final Map<ShardLabel, Set<String>> included = new EnumMap<>(ShardLabel.class);
  private final Map<ShardLabel, Set<String>> excluded = new EnumMap<>(ShardLabel.class);
  private int kept;
  private boolean cut;

  /** Takes a word of the arguments, which may be the value of the flag before it. */
  void word(String before, String word) {
    int sign = word.indexOf('=');
    if (sign > 0) {
      flag(word.substring(0, sign), word.substring(sign + 1));
    } else {
      flag(before, word);
    }
  }

  private void flag(String flag, String values) {
    if (!flag.startsWith("--propeller.")) {
      return;
    }
    for (ShardLabel label : ShardLabel.values()) {
      if (flag.equals("--propeller.include-" + label.key() + "-label")) {
        add(included, label, values);
      } else if (flag.equals("--propeller.exclude-" + label.key() + "-label")) {
        add(excluded, label, values);
      }
    }
  }

  private void add(Map<ShardLabel, Set<String>> to, ShardLabel label, String values) {
    for (String value : values.split(",", -1)) {
      if (value.length() > MAX_LENGTH || kept == MAX_VALUES) {
        cut = true;
      } else if (!value.isEmpty() && to.computeIfAbsent(label, l -> new TreeSet<>()).add(value)) {
        kept++;
      }
    }
  }

  /** What they choose, empty when they are too many or too long to be kept. */
  Optional<WorkflowSelector> selector() {
    return cut ? Optional.empty() : Optional.of(new WorkflowSelector(included, excluded));
  }
}
