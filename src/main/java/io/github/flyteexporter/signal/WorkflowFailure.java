package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Labels;

/**
 * Whose fault it is that a workflow failed, and why. At execution level the error's kind is USER as
 * soon as a node's retries are exhausted; the kind of the attempt stands in the message.
 */
public record WorkflowFailure(Fault fault, FailureReason reason) {
  /** Before the kind of the last attempt, as in {@code Last Error: SYSTEM::…}. */
  private static final String ATTEMPT = "Last Error: ";

  static WorkflowFailure of(EndedWorkflow workflow) {
    FailureReason reason = FailureReason.of(workflow);
    if (PlatformKill.is(workflow)) {
      return new WorkflowFailure(Fault.PLATFORM, reason);
    }
    if (reason == FailureReason.UNKNOWN && kind(workflow).startsWith("USER")) {
      return new WorkflowFailure(Fault.USER, reason);
    }
    return new WorkflowFailure(reason.fault(), reason);
  }

  private static String kind(EndedWorkflow workflow) {
    int last = workflow.message().lastIndexOf(ATTEMPT);
    return last < 0 ? workflow.kind() : workflow.message().substring(last + ATTEMPT.length());
  }

  /** As labels of a project and domain. */
  Labels on(ProjectDomain where) {
    return where.labels().with("fault", fault.label()).with("reason", reason.label());
  }
}
