package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.LeadingPropellers;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Advice {@code storage_cache}: propeller's rounds spend their time opening objects of the store
 * and nothing is cached (flyte v1.16.8, flytestdlib/storage/cached_rawstore.go:127). Silent where
 * it is not read whether there is a cache.
 */
final class CacheRule implements TuningRule {
  static final int MUCH_PERCENT = 20;

  /** Fewer reads than this prove nothing. */
  private static final double ENOUGH = 100;

  private static final double MEBIBYTES = 512;

  private static final String OPEN = "P:metastore:read_open_unlabeled";

  @Override
  public Optional<TuningTip> of(RoundView frame) {
    double reads = LeadingPropellers.rise(frame, OPEN + "_count");
    double rounds = LeadingPropellers.rise(frame, "P:round:round_total_ms_sum") / 1_000;
    double percent = rounds > 0 ? 100 * LeadingPropellers.rise(frame, OPEN + "_sum") / rounds : 0;
    OptionalDouble today = FlyteSetting.CACHE.read(frame);
    boolean off = today.isPresent() && today.getAsDouble() == 0;
    if (!off || reads < ENOUGH || percent < MUCH_PERCENT) {
      return Optional.empty();
    }
    return Optional.of(
        TuningAdvice.STORAGE_CACHE.tip(
            String.format(
                Locale.ROOT,
                "%.0f %% of the rounds' time of the last minutes went into opening %.0f objects of"
                    + " the store",
                Math.min(100, percent),
                reads),
            FlyteSetting.CACHE.today(today) + ", in MB; 0 is none",
            FlyteSetting.CACHE.set(MEBIBYTES)
                + ", at most half of propeller's memory limit, and raise that"));
  }
}
