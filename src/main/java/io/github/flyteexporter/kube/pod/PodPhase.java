package io.github.flyteexporter.kube.pod;

import java.util.Locale;

/** The phase of a pod (kubernetes, staging/src/k8s.io/api/core/v1/types.go, PodPhase). */
enum PodPhase {
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

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
