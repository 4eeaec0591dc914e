package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.RoundQueries;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.Optional;

/**
 * A cause that one of propeller's counters tells by itself, or its texts. Honest detection time:
 * two readings of the profiling port.
 *
 * @param noise what a second sees on healthy platforms
 */
record RateCause(Cause cause, Fact fact, String counter, double noise, double weight)
    implements CauseRule {
  /** flyte v1.16.8, flytepropeller/pkg/controller/handler.go:138: one workflow is enough. */
  static final RateCause PANIC =
      new RateCause(Cause.PANIC_LOOP, Fact.PANICS_PER_SECOND, "P:round:panic_unlabeled", 0.05, 0.7);

  /** flyte v1.16.8, flytepropeller/pkg/controller/workflowstore/passthrough.go:70. */
  static final RateCause TOO_LARGE =
      new RateCause(
          Cause.WORKFLOW_TOO_LARGE, Fact.TOO_LARGE_PER_SECOND, "P:wf_too_large", 0.02, 0.6);

  /** Two installations that work on the same workflows (flyte#5927). */
  static final RateCause CONFLICT =
      new RateCause(
          Cause.UPDATE_CONFLICT, Fact.CONFLICTS_PER_SECOND, "P:wf_update_conflict", 0.5, 0.55);

  @Override
  public Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words) {
    double rate = RoundQueries.rate(frame, counter);
    return words.about(cause).proof(fact, rate > noise ? rate : 0, weight).testimony(cause);
  }
}
