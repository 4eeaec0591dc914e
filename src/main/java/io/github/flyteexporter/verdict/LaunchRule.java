package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.Frame;
import java.util.Optional;
import java.util.Set;

/**
 * Function {@code launch}: impaired while several workflows report that their pods cannot be
 * created for a reason that is Kubernetes' own. Pods that a user's image, request or code keeps
 * from starting impair nothing.
 */
final class LaunchRule implements FunctionRule {
  private static final Set<Cause> REFUSED =
      Set.of(Cause.WEBHOOK, Cause.KUBE_RBAC, Cause.KUBE_API, Cause.QUOTA);
  private static final int SEVERAL = 2;

  @Override
  public Opinion judge(Frame frame) {
    Optional<Reading> workflows = frame.workflowObjects();
    if (workflows.isEmpty()) {
      return Opinion.NONE;
    }
    boolean refused = Words.of(frame).naming(REFUSED::contains) >= SEVERAL;
    return refused || frame.activeWorkflows().orElse(0) > 0
        ? Opinion.of(refused, workflows.get().at())
        : Opinion.NONE;
  }
}
