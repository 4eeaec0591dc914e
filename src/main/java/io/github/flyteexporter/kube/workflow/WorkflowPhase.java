package io.github.flyteexporter.kube.workflow;

import io.github.flyteexporter.reading.Evidence.Outcome;
import java.util.Locale;
import java.util.Optional;

/**
 * The phases of a FlyteWorkflow by their number (flyte v1.16.8,
 * flytepropeller/pkg/apis/flyteworkflow/v1alpha1/iface.go:105-122).
 */
enum WorkflowPhase {
  READY,
  RUNNING,
  SUCCEEDING,
  SUCCEEDED(Outcome.SUCCEEDED),
  FAILING,
  FAILED(Outcome.FAILED),
  ABORTED(Outcome.ABORTED),
  HANDLING_FAILURE_NODE,
  /** A number that Flyte 1.16 does not know. */
  UNKNOWN;

  private final Optional<Outcome> outcome;

  WorkflowPhase() {
    this.outcome = Optional.empty();
  }

  WorkflowPhase(Outcome outcome) {
    this.outcome = Optional.of(outcome);
  }

  static WorkflowPhase of(int number) {
    return switch (number) {
      case 0 -> READY;
      case 1 -> RUNNING;
      case 2 -> SUCCEEDING;
      case 3 -> SUCCEEDED;
      case 4 -> FAILING;
      case 5 -> FAILED;
      case 6 -> ABORTED;
      case 7 -> HANDLING_FAILURE_NODE;
      default -> UNKNOWN;
    };
  }

  /** How a workflow in this phase ended, empty while it has not. */
  Optional<Outcome> outcome() {
    return outcome;
  }

  /** As in the label {@code phase}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
