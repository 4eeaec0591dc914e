package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.CallOutcomes;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.Optional;
import java.util.Set;

/**
 * flyteadmin does not know propeller. Honest detection time: one reading. The first call of Flyte's
 * client is always unauthenticated (flyte v1.16.8, flyteidl/clients/go/admin/auth_interceptor.go),
 * so that it takes half of them.
 */
final class AdminAuthCause implements CauseRule {
  private static final double MANY_PERCENT = 60;
  private static final Set<String> CODES = Set.of("Unauthenticated", "PermissionDenied");

  @Override
  public Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words) {
    double refused = CallOutcomes.ofAdmin(frame, CODES).percent();
    return words
        .about(Cause.ADMIN_AUTH)
        .proof(Fact.CALLS_UNAUTHENTICATED_PERCENT, refused >= MANY_PERCENT ? refused : 0, 0.8)
        .testimony(Cause.ADMIN_AUTH);
  }
}
