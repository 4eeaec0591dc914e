package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.measure.LeadingPropellers;
import io.github.flyteexporter.verdict.measure.Progress;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Advice {@code shard_skew}: one of several leading propellers has most of the work. */
final class SkewRule implements TuningRule {
  static final int TIMES = 3;

  /** Fewer workflows than this hurt no shard. */
  static final int ENOUGH = 100;

  @Override
  public Optional<TuningTip> of(RoundView frame) {
    List<Reading> shards = LeadingPropellers.of(frame).stream().map(SourceHistory::newest).toList();
    if (shards.size() < 2) {
      return Optional.empty();
    }
    Reading fullest = shards.stream().max(Comparator.comparingDouble(Progress::active)).get();
    double most = Progress.active(fullest);
    double sum = shards.stream().mapToDouble(Progress::active).sum();
    double others = (sum - most) / (shards.size() - 1);
    return most < ENOUGH || most < TIMES * others
        ? Optional.empty()
        : Optional.of(
            TuningAdvice.SHARD_SKEW.tip(
                String.format(
                    Locale.ROOT,
                    "%.0f workflows run on %s, %.0f on each of the other shards",
                    most,
                    fullest.id().target(),
                    others),
                String.format(
                    Locale.ROOT, "%d shards share the work; how is not read", shards.size()),
                "Of shards by project or domain give the largest one of its own in"
                    + " `configmap.core.manager.shard.per-shard-mapping`; of shards by hash change"
                    + " `configmap.core.manager.shard.shard-count`, so that keys fall otherwise"));
  }
}
