package io.github.flyteexporter.signal.failure;

import io.github.flyteexporter.reading.Evidence.EndedWorkflow;

/**
 * A workflow that Flyte failed itself because its rounds failed too often: the retries were burnt
 * by an outage, not by the user's code.
 */
final class PlatformKill {
  /** flyte v1.16.8, flytepropeller/pkg/controller/workflow/executor.go:504. */
  private static final String CODE = "Workflow abort failed";

  /** flyte v1.16.8, flytepropeller/pkg/controller/workflow/executor.go:481. */
  private static final String MESSAGE = "max number of system retry attempts [";

  private PlatformKill() {}

  static boolean matches(EndedWorkflow failed, WorkflowError error) {
    return failed.code().equals(CODE) || error.words().contains(MESSAGE);
  }
}
