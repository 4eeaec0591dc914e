package io.github.flyteexporter.signal.failure;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;

/**
 * Whose fault it is that a workflow failed, and why. Flyte's kind USER says only that no round
 * failed; it is the code of the task for exits of containers and for exceptions alone.
 */
public record WorkflowFailure(Fault fault, FailureReason reason) {
  static WorkflowFailure of(WorkflowError error, boolean killedByPlatform) {
    FailureReason reason = FailureReason.of(error);
    if (killedByPlatform) {
      return new WorkflowFailure(Fault.PLATFORM, reason);
    }
    if (reason == FailureReason.STORAGE && error.ofFlytesStorage()) {
      return new WorkflowFailure(Fault.PLATFORM, reason);
    }
    return new WorkflowFailure(reason.fault(), reason);
  }

  /** As labels of a project and domain. */
  public Labels on(ProjectDomain where) {
    return where.labels().with("fault", fault.label()).with("reason", reason.label());
  }
}
