package io.github.flyteexporter.signal.failure;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;

/** Whose fault it is that a workflow failed, and why. */
public record WorkflowFailure(Fault fault, FailureReason reason) {
  static WorkflowFailure of(WorkflowError error, boolean killedByPlatform) {
    FailureReason reason = FailureReason.of(error);
    if (killedByPlatform) {
      return new WorkflowFailure(Fault.PLATFORM, reason);
    }
    if (reason == FailureReason.UNKNOWN && error.byUser()) {
      return new WorkflowFailure(Fault.USER, reason);
    }
    return new WorkflowFailure(reason.fault(), reason);
  }

  /** As labels of a project and domain. */
  public Labels on(ProjectDomain where) {
    return where.labels().with("fault", fault.label()).with("reason", reason.label());
  }
}
