package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.RoundQueries;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.Optional;

/**
 * The object store does not answer, or refuses. Honest detection time: one reading after the first
 * failed call.
 */
final class ObjectStoreCause implements CauseRule {
  /** Below this reads of objects that are not there explain the failures. */
  private static final double NOISE_PER_SECOND = 0.5;

  @Override
  public Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words) {
    double failures =
        RoundQueries.rate(
            frame,
            "P:metastore:head_failure_unlabeled",
            "P:metastore:read_failure_unlabeled",
            "P:metastore:write_failure_unlabeled",
            "A:storage:head_failure_unlabeled",
            "A:storage:read_failure_unlabeled",
            "A:storage:write_failure_unlabeled");
    return words
        .about(Cause.OBJECT_STORE)
        .proof(Fact.STORAGE_FAILURES_PER_SECOND, failures > NOISE_PER_SECOND ? failures : 0, 0.6)
        .testimony(Cause.OBJECT_STORE);
  }
}
