package io.github.flyteexporter.admin;

import java.util.Locale;

/** The phase of an execution (flyte v1.16.8, flyteidl/protos/flyteidl/core/execution.proto). */
enum ExecutionPhase {
  UNDEFINED,
  QUEUED,
  RUNNING,
  SUCCEEDING,
  FAILING,
  ABORTING,
  /** Any of the four ends. */
  ENDED,
  /** One that Flyte 1.16 does not know. */
  OTHER;

  static ExecutionPhase of(String name) {
    return switch (name) {
      case "UNDEFINED" -> UNDEFINED;
      case "QUEUED" -> QUEUED;
      case "RUNNING" -> RUNNING;
      case "SUCCEEDING" -> SUCCEEDING;
      case "FAILING" -> FAILING;
      case "ABORTING" -> ABORTING;
      case "SUCCEEDED", "FAILED", "ABORTED", "TIMED_OUT" -> ENDED;
      default -> OTHER;
    };
  }

  /** As in the label {@code phase}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
