package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.Optional;
import java.util.Set;

/**
 * Flyte lacks a right in Kubernetes. Honest detection time: one reading of FlyteWorkflows. A quota
 * that is used up answers 403 as well, so that the code alone names no cause.
 */
final class KubeRbacCause implements CauseRule {
  private static final double MANY_PERCENT = 10;

  @Override
  public Optional<Testimony> weigh(Frame frame, Words words) {
    double forbidden = Calls.ofKube(frame, Set.of("403")).percent();
    return words
        .about(Cause.KUBE_RBAC)
        .proof(Fact.KUBE_FORBIDDEN_PERCENT, forbidden >= MANY_PERCENT ? forbidden : 0, 0.4)
        .testimony(Cause.KUBE_RBAC);
  }
}
