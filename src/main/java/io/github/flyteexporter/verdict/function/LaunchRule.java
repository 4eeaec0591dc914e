package io.github.flyteexporter.verdict.function;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.Optional;
import java.util.Set;

/**
 * Function {@code launch}: impaired while several workflows report that their pods cannot be
 * created for a reason that is Kubernetes' own. Pods that a user's image, request or code keeps
 * from starting impair nothing.
 */
public final class LaunchRule implements FunctionRule {
  private static final Set<Cause> REFUSED =
      Set.of(Cause.WEBHOOK, Cause.KUBE_RBAC, Cause.KUBE_API, Cause.QUOTA);
  private static final int SEVERAL = 2;

  @Override
  public FunctionObservation judge(RoundView frame) {
    Optional<Reading> workflows = frame.workflowObjects();
    if (workflows.isEmpty()) {
      return FunctionObservation.NONE;
    }
    boolean refused = TextEvidence.of(frame).naming(REFUSED::contains) >= SEVERAL;
    return refused || frame.activeWorkflows().orElse(0) > 0
        ? FunctionObservation.of(refused, workflows.get().at())
        : FunctionObservation.NONE;
  }
}
