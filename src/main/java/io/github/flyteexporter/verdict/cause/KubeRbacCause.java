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
 * Flyte lacks a right in Kubernetes. Honest detection time: one reading of FlyteWorkflows. A quota
 * that is used up answers 403 as well, so that the code alone names no cause.
 */
final class KubeRbacCause implements CauseRule {
  private static final double MANY_PERCENT = 10;

  @Override
  public Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words) {
    double forbidden = CallOutcomes.ofKube(frame, Set.of("403")).percent();
    return words
        .about(Cause.KUBE_RBAC)
        .proof(Fact.KUBE_FORBIDDEN_PERCENT, forbidden >= MANY_PERCENT ? forbidden : 0, 0.4)
        .testimony(Cause.KUBE_RBAC);
  }
}
