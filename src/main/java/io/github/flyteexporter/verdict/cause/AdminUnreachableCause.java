package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.AdminQueries;
import io.github.flyteexporter.verdict.measure.ControlPlanePods;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.Optional;
import java.util.Set;

/**
 * flyteadmin is not reached, by propeller or by us. Honest detection time: one reading after
 * propeller's first call. That we do not reach it proves nothing: it may be our own way to it.
 */
public final class AdminUnreachableCause implements CauseRule {
  @Override
  public Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words) {
    return words
        .about(Cause.ADMIN_UNREACHABLE)
        .proof(Fact.CALLS_UNAVAILABLE_PERCENT, AdminQueries.unavailable(frame), 0.8)
        .proof(Fact.ADMIN_UNANSWERED_SECONDS, AdminQueries.unanswered(frame), 0.45)
        .proof(Fact.ADMIN_PODS_DOWN, ControlPlanePods.down(frame, Set.of("flyteadmin")), 0.6)
        .testimony(Cause.ADMIN_UNREACHABLE);
  }
}
