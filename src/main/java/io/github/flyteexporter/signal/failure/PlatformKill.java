package io.github.flyteexporter.signal.failure;

import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.Outcome;

/**
 * Recognises a workflow that Flyte failed because its rounds failed too often: an outage used up
 * the retries, not the user's code.
 */
public final class PlatformKill {
  /** flyte v1.16.8, flytepropeller/pkg/controller/workflow/executor.go:504. */
  private static final String CODE = "Workflow abort failed";

  /** flyte v1.16.8, flytepropeller/pkg/controller/workflow/executor.go:481. */
  private static final String MESSAGE = "max number of system retry attempts [";

  private PlatformKill() {}

  /** Whether Flyte failed a finished workflow so. */
  public static boolean killed(EndedWorkflow ended) {
    return ended.outcome() == Outcome.FAILED && matches(ended, WorkflowError.of(ended));
  }

  static boolean matches(EndedWorkflow failed, WorkflowError error) {
    return failed.code().equals(CODE) || error.words().contains(MESSAGE);
  }
}
