package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.CallOutcomes;
import io.github.flyteexporter.verdict.measure.RoundQueries;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.Optional;
import java.util.Set;

/**
 * flyteadmin rejects propeller's events for what they say: executions it does not know, or that
 * have ended there. Honest detection time: one reading. One workflow that admin has lost burns its
 * retries on healthy platforms too, and proves nothing.
 */
final class RejectedEventsCause implements CauseRule {
  private static final double MANY_PERCENT = 50;
  private static final Set<String> CODES =
      Set.of("FailedPrecondition", "NotFound", "InvalidArgument");

  @Override
  public Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words) {
    double rejected = CallOutcomes.ofAdmin(frame, CODES).percent();
    double weight = RoundQueries.failingWorkflows(frame) >= 2 ? 0.6 : 0.4;
    return words
        .about(Cause.ADMIN_REJECTING_EVENTS)
        .proof(Fact.EVENTS_REJECTED_PERCENT, rejected >= MANY_PERCENT ? rejected : 0, weight)
        .testimony(Cause.ADMIN_REJECTING_EVENTS);
  }
}
