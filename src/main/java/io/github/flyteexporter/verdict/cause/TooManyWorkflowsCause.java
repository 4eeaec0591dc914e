package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.Overload;
import io.github.flyteexporter.verdict.measure.Saturation;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.EvidenceBuilder;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.Optional;

/**
 * Propeller works at its full pace and is owed more: no worker is free, the queue grows, and rounds
 * succeed. Honest detection time: 60 s of profiling pages, as any burst fills the queue for a
 * while.
 */
final class TooManyWorkflowsCause implements CauseRule {
  @Override
  public Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words) {
    return Overload.of(frame)
        .flatMap(
            busy ->
                new EvidenceBuilder()
                    .proof(Fact.ROUNDS_OWED_PER_SECOND, busy.owed(), 0.5)
                    .proof(Fact.QUEUE_DEPTH, Saturation.depth(frame), 0.4)
                    .testimony(Cause.TOO_MANY_WORKFLOWS));
  }
}
