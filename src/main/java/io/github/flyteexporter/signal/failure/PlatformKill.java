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

  /**
   * What Flyte 2 gives an action of which four launches or reads in a row failed (flyte v2.0.43,
   * executor/pkg/controller/taskaction_controller.go:69-71,234).
   */
  private static final String GIVEN_UP = "MaxSystemFailuresExceeded";

  private PlatformKill() {}

  /** Whether Flyte failed a finished workflow so. */
  public static boolean killed(EndedWorkflow ended) {
    return ended.outcome() == Outcome.FAILED && matches(ended, WorkflowError.of(ended));
  }

  static boolean matches(EndedWorkflow failed, WorkflowError error) {
    return failed.code().equals(CODE)
        || failed.code().equals(GIVEN_UP)
        || error.words().contains(MESSAGE);
  }
}
