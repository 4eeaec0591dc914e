package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.LeadingPropellers;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Advice {@code max_parallelism}: nodes wait long for one of the slots that a workflow has (flyte
 * v1.16.8, flytepropeller/pkg/controller/nodes/executor.go:1483).
 */
final class ParallelismRule implements TuningRule {
  static final int LONG_SECONDS = 30;

  /** Fewer nodes than this prove nothing. */
  private static final double ENOUGH = 10;

  private static final String WAIT = "P:node:parallelism_wait_latency_unlabeled_ms";

  @Override
  public Optional<TuningTip> of(RoundView frame) {
    double nodes = LeadingPropellers.rise(frame, WAIT + "_count");
    double seconds =
        nodes < ENOUGH ? 0 : LeadingPropellers.rise(frame, WAIT + "_sum") / 1_000 / nodes;
    OptionalDouble today = FlyteSetting.MAX_PARALLELISM.read(frame);
    return seconds < LONG_SECONDS
        ? Optional.empty()
        : Optional.of(
            TuningAdvice.MAX_PARALLELISM.tip(
                String.format(
                    Locale.ROOT,
                    "%.0f nodes of the last minutes waited %.0f s each for a slot of"
                        + " max-parallelism",
                    nodes,
                    seconds),
                FlyteSetting.MAX_PARALLELISM.today(today),
                FlyteSetting.MAX_PARALLELISM.raise(today, now -> 2 * now)
                    + ", or max_parallelism of the launch plans that are wide, which goes before"
                    + " it"));
  }
}
