package io.github.flyteexporter.signal.failure;

import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.Evidence.WorkflowId;

/** Errors of finished workflows in the form in which Flyte 1.16 writes them. */
final class FlyteErrors {
  static final String EXHAUSTED = "RetriesExhausted|";
  static final String SYSTEM = "[3/3] currentAttempt done. Last Error: SYSTEM::";
  static final String USERS = "[3/3] currentAttempt done. Last Error: USER::";

  private FlyteErrors() {}

  static String container(String name, int code, String reason, String wrote) {
    return "\r\n[%s] terminated with exit code (%d). Reason [%s]. Message: \n%s."
        .formatted(name, code, reason, wrote);
  }

  static boolean killed(EndedWorkflow workflow) {
    return FinishedWorkflows.Kind.of(workflow).killedByPlatform();
  }

  static WorkflowFailure failure(String code, String kind, String message) {
    return FinishedWorkflows.Kind.of(ended(code, kind, message)).failure().orElseThrow();
  }

  static EndedWorkflow ended(String code, String kind, String message) {
    return new EndedWorkflow(new WorkflowId("uid", "p", "d"), Outcome.FAILED, code, kind, message);
  }
}
