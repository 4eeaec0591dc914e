package io.github.flyteexporter.kube.shard;

import io.github.flyteexporter.reading.ShardLabel;
import io.github.flyteexporter.reading.WorkflowSelector;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which shard of propeller it is.
 *
 * @param index -1 for none
 * @param selector which workflows it takes, empty when that could not be kept
 * @param shardCountEnv whether the environment variable stands there that Flyte does not read
 */
public record Shard(int index, Optional<WorkflowSelector> selector, boolean shardCountEnv) {
  /** Whether it is one by the keys of workflows. */
  public boolean hashed() {
    return selector.filter(which -> which.asksFor(ShardLabel.SHARD_KEY)).isPresent();
  }

  /** The keys of the workflows that it takes, one bit each. */
  public int keys() {
    WorkflowSelector which = selector.orElse(WorkflowSelector.ALL);
    return IntStream.range(0, ShardKeys.KEYS)
        .filter(key -> which.takes(ShardLabel.SHARD_KEY, Integer.toString(key)))
        .map(key -> 1 << key)
        .reduce(0, (a, b) -> a | b);
  }
}
