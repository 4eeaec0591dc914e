package io.github.flyteexporter.signal;

import static io.github.flyteexporter.signal.Signal.gauge;

import io.github.flyteexporter.reading.KubeSamples;
import java.util.List;

/** Do all shards of propeller run; absent where propeller is not sharded. */
public final class ShardSignals {
  public static final Signal EXPECTED =
      gauge("flyte_propeller_shards_expected", "Shards of propeller that there should be.")
          .computed(
              "arguments and names of propeller's pods", new FromKube(KubeSamples.SHARDS_EXPECTED));

  public static final Signal RUNNING =
      gauge("flyte_propeller_shards_running", "Shards of propeller that have a ready pod.")
          .computed("propeller's pods", new FromKube(KubeSamples.SHARDS_RUNNING));

  public static final Signal UNCOVERED =
      gauge(
              "flyte_propeller_shard_keys_uncovered",
              "Shard keys, of 32, that no ready propeller covers: their workflows stand still.")
          .computed(
              "arguments of propeller's pods", new FromKube(KubeSamples.SHARD_KEYS_UNCOVERED));

  /** Only {@code MANAGER.SHARD.SHARD_COUNT} would be (flytestdlib/config/viper/viper.go:110). */
  public static final Signal SHARD_COUNT_ENV =
      gauge(
              "flyte_propeller_manager_shard_count_env",
              "Whether FLYTE_PROPELLER_MANAGER_SHARD_COUNT is set, which Flyte reads nowhere.")
          .computed("environment of Flyte's own pods", new FromKube(KubeSamples.SHARD_COUNT_ENV));

  static final List<Signal> ALL = List.of(EXPECTED, RUNNING, UNCOVERED, SHARD_COUNT_ENV);

  private ShardSignals() {}
}
