package io.github.flyteexporter.signal.propeller;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.Evidence.ActiveWorkflows;
import io.github.flyteexporter.reading.Evidence.PropellerPod;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ShardLabel;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.kube.FromKube;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Do all shards of propeller run; absent where propeller is not sharded. */
public final class ShardSignals {
  public static final Signal EXPECTED =
      gauge("flyte_propeller_shards_expected", "Expected number of propeller shards.")
          .computed(
              "arguments and names of propeller's pods", new FromKube(KubeSamples.SHARDS_EXPECTED));

  public static final Signal RUNNING =
      gauge("flyte_propeller_shards_running", "Propeller shards with a ready pod.")
          .computed("propeller's pods", new FromKube(KubeSamples.SHARDS_RUNNING));

  public static final Signal UNCOVERED =
      gauge(
              "flyte_propeller_shard_keys_uncovered",
              "Shard keys, of 32, that no ready propeller covers: their workflows make no"
                  + " progress.")
          .computed(
              "arguments of propeller's pods", new FromKube(KubeSamples.SHARD_KEYS_UNCOVERED));

  /** Only {@code MANAGER.SHARD.SHARD_COUNT} would be (flytestdlib/config/viper/viper.go:110). */
  public static final Signal SHARD_COUNT_ENV =
      gauge(
              "flyte_propeller_manager_shard_count_env",
              "Whether FLYTE_PROPELLER_MANAGER_SHARD_COUNT is set, which Flyte does not read.")
          .computed("environment of Flyte's own pods", new FromKube(KubeSamples.SHARD_COUNT_ENV));

  private static final String HOW =
      "labels of FlyteWorkflows, arguments of propeller's pods (not its configuration)";

  public static final Signal UNCOVERED_WORKFLOWS =
      gauge(
              "flyte_propeller_uncovered_workflows",
              "Active FlyteWorkflows that no ready propeller selects, by the label that no"
                  + " propeller covers.",
              "reason")
          .computed(HOW, ShardSignals::uncovered);

  public static final Signal WORKFLOWS =
      gauge(
              "flyte_propeller_shard_workflows",
              "Active FlyteWorkflows of a shard; max divided by avg is the skew between shards.",
              "shard")
          .computed(HOW, ShardSignals::workflows);

  public static final List<Signal> ALL =
      List.of(EXPECTED, RUNNING, UNCOVERED, UNCOVERED_WORKFLOWS, WORKFLOWS, SHARD_COUNT_ENV);

  private ShardSignals() {}

  private static void uncovered(RoundView view, SignalReader.Out out) {
    ShardCoverage coverage = coverage(view).orElse(null);
    if (coverage == null) {
      return;
    }
    Map<ShardLabel, Integer> counts = new EnumMap<>(ShardLabel.class);
    coverage.by().forEach(label -> counts.put(label, 0));
    for (ActiveWorkflows active : view.evidence(ActiveWorkflows.class)) {
      coverage
          .missing(active.labels())
          .ifPresent(label -> counts.merge(label, active.count(), Integer::sum));
    }
    counts.forEach((label, count) -> out.emit(Labels.of("reason", label.label()), count));
  }

  private static void workflows(RoundView view, SignalReader.Out out) {
    List<ActiveWorkflows> active = view.evidence(ActiveWorkflows.class);
    coverage(view)
        .ifPresent(
            coverage ->
                coverage
                    .shards()
                    .keySet()
                    .forEach(
                        shard ->
                            out.emit(
                                Labels.of("shard", Integer.toString(shard)),
                                active.stream()
                                    .filter(some -> coverage.takes(shard, some.labels()))
                                    .mapToInt(ActiveWorkflows::count)
                                    .sum())));
  }

  /** Empty where propeller is not sharded, or its pods or the workflows could not be read. */
  private static Optional<ShardCoverage> coverage(RoundView view) {
    return view.workflowObjects()
        .flatMap(read -> ShardCoverage.of(view.evidence(PropellerPod.class)));
  }
}
