package io.github.flyteexporter.reading;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The FlyteWorkflows that a propeller selects (flyte v1.16.8,
 * flytepropeller/pkg/controller/controller.go:489-535): those that carry one of the included values
 * of each label that has any, and none of the excluded ones.
 */
public record WorkflowSelector(
    Map<ShardLabel, Set<String>> included, Map<ShardLabel, Set<String>> excluded) {
  /** Selects every workflow. */
  public static final WorkflowSelector ALL = new WorkflowSelector(Map.of(), Map.of());

  public WorkflowSelector {
    included = copy(included);
    excluded = copy(excluded);
  }

  private static Map<ShardLabel, Set<String>> copy(Map<ShardLabel, Set<String>> values) {
    return values.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
  }

  /** Whether it selects by this label. */
  public boolean asksFor(ShardLabel label) {
    return included.containsKey(label) || excluded.containsKey(label);
  }

  /** Whether it accepts a value of one label, empty for a missing one. */
  public boolean takes(ShardLabel label, String value) {
    Set<String> wanted = included.get(label);
    return (wanted == null || wanted.contains(value))
        && !excluded.getOrDefault(label, Set.of()).contains(value);
  }

  /** Whether it selects a workflow with these labels. */
  public boolean takes(ShardLabels workflow) {
    return takes(ShardLabel.SHARD_KEY, workflow.shardKey())
        && takes(ShardLabel.PROJECT, workflow.project())
        && takes(ShardLabel.DOMAIN, workflow.domain());
  }
}
