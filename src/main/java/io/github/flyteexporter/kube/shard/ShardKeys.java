package io.github.flyteexporter.kube.shard;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** How the propeller manager divides the keys of workflows among shards. */
public final class ShardKeys {
  /** flyte v1.16.8, flytepropeller/pkg/apis/flyteworkflow/v1alpha1: ShardKeyspaceSize. */
  public static final int KEYS = 32;

  private static final Pattern INDEX = Pattern.compile("\\d|[12]\\d|3[01]");

  private ShardKeys() {}

  /** A number from 0 to 31 in plain digits, -1 for anything else. */
  public static int index(String text) {
    return INDEX.matcher(text).matches() ? Integer.parseInt(text) : -1;
  }

  /**
   * The number of shards in all, 0 for none. Hash shards show it by their keys even if the last
   * ones are missing; shards by project or domain only by the highest number that is present.
   */
  public static int expected(Collection<Shard> shards) {
    List<Shard> numbered = shards.stream().filter(shard -> shard.index() >= 0).toList();
    int least = numbered.stream().mapToInt(shard -> shard.index() + 1).max().orElse(0);
    List<Shard> hashed = numbered.stream().filter(Shard::hashed).toList();
    if (hashed.isEmpty()) {
      return least;
    }
    for (int count = least; count <= KEYS; count++) {
      int tried = count;
      if (hashed.stream().allMatch(shard -> shard.keys() == keys(tried, shard.index()))) {
        return count;
      }
    }
    return least;
  }

  /** The keys of one shard: flyte v1.16.8, flytepropeller/manager/shardstrategy/hash.go:46-60. */
  public static int keys(int count, int index) {
    int keys = 0;
    for (int key = start(count, index); key < start(count, index + 1); key++) {
      keys |= 1 << key;
    }
    return keys;
  }

  private static int start(int count, int index) {
    int perShard = KEYS / count;
    int remainder = KEYS - count * perShard;
    return Math.min(index, remainder) * (perShard + 1) + Math.max(0, index - remainder) * perShard;
  }
}
