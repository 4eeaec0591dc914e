package io.github.flyteexporter.kube.podstatus;

import java.util.Locale;

/** The phase of a pod (kubernetes, staging/src/k8s.io/api/core/v1/types.go, PodPhase). */
public enum PodPhase {
  PENDING,
  RUNNING,
  SUCCEEDED,
  FAILED,
  UNKNOWN;

  static PodPhase of(String phase) {
    return switch (phase) {
      case "Pending" -> PENDING;
      case "Running" -> RUNNING;
      case "Succeeded" -> SUCCEEDED;
      case "Failed" -> FAILED;
      default -> UNKNOWN;
    };
  }

  /** Whether all containers ended and none is started again. */
  public boolean isTerminal() {
    return this == SUCCEEDED || this == FAILED;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
