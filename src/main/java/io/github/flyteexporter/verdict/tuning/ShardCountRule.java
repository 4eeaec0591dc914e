package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.reading.Evidence.PropellerPod;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.ShardLabel;
import io.github.flyteexporter.reading.WorkflowSelector;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.Overload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Advice {@code shard_count}: propeller keeps up no more although it has as many workers as one
 * process makes use of (Flyte's performance guide: 500 to 800 on 4 to 8 CPUs). Only of shards by
 * hash: those by project or domain are divided by hand.
 */
final class ShardCountRule implements TuningRule {
  /** So many workers are many for one process. */
  static final int MANY = 500;

  /** Hash shards share 32 keys (flyte v1.16.8, flytepropeller/manager/config/config.go:44-58). */
  static final int MOST = 32;

  @Override
  public Optional<TuningTip> of(RoundView frame) {
    return Overload.of(frame).flatMap(busy -> tip(frame, busy));
  }

  private static Optional<TuningTip> tip(RoundView frame, Overload busy) {
    OptionalDouble workers = FlyteSetting.WORKERS.read(frame, busy.target());
    double shards = hashed(frame) ? shards(frame) : 0;
    return workers.orElse(0) < MANY || shards == 0 || shards >= MOST
        ? Optional.empty()
        : Optional.of(
            TuningAdvice.SHARD_COUNT.tip(
                busy.describe(frame),
                FlyteSetting.WORKERS.today(workers)
                    + String.format(Locale.ROOT, "; %.0f shards by hash run it", shards),
                String.format(
                    Locale.ROOT,
                    "Set `configmap.core.manager.shard.shard-count` to %.0f",
                    Math.min((double) MOST, shards * 2))));
  }

  /** Whether all that is seen of how shards divide the work is that they do it by hash. */
  private static boolean hashed(RoundView frame) {
    List<Optional<WorkflowSelector>> propellers =
        frame.evidence(PropellerPod.class).stream()
            .filter(pod -> !pod.terminating())
            .map(PropellerPod::selector)
            .toList();
    return !propellers.isEmpty()
        && propellers.stream().allMatch(takes -> takes.filter(ShardCountRule::hashed).isPresent());
  }

  private static boolean hashed(WorkflowSelector takes) {
    return takes.asksFor(ShardLabel.SHARD_KEY)
        && !takes.asksFor(ShardLabel.PROJECT)
        && !takes.asksFor(ShardLabel.DOMAIN);
  }

  private static double shards(RoundView frame) {
    return frame.readings().stream()
        .flatMapToDouble(reading -> reading.samples().sum(KubeSamples.SHARDS_EXPECTED).stream())
        .max()
        .orElse(0);
  }
}
