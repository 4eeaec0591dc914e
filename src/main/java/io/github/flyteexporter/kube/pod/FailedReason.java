package io.github.flyteexporter.kube.pod;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a pod in phase Failed died of. Flyte looks for OOMKilled in any container first, init
 * containers included, then at the pod's reason, then at the exit code (flyte v1.16.8,
 * flyteplugins/go/tasks/pluginmachinery/flytek8s/pod_helper.go:1160-1262); so do we.
 */
final class FailedReason {
  private FailedReason() {}

  static PodReason of(PodStatus status, String primaryContainer) {
    List<ContainerState> all =
        Stream.concat(status.initContainers().stream(), status.containers().stream()).toList();
    if (ended(all).anyMatch(Termination::oomKilled)) {
      return PodReason.OOM_KILLED;
    }
    return ofPod(status)
        .or(() -> exit(all.stream().filter(one -> one.name().equals(primaryContainer)).toList()))
        .or(() -> exit(all))
        .orElse(PodReason.UNKNOWN);
  }

  /**
   * The pod's own reason, which kubelet and the node controllers set: kubernetes,
   * pkg/kubelet/eviction/helpers.go (Evicted), preemption/preemption.go (Preempting),
   * kubelet_pods.go and nodeshutdown (Terminated; Shutdown and NodeShutdown of old), lifecycle/
   * predicate.go (NodeAffinity, OutOf…, UnexpectedAdmissionError: the node refused the pod).
   */
  private static Optional<PodReason> ofPod(PodStatus status) {
    return switch (status.reason()) {
      case "Evicted" -> Optional.of(PodReason.EVICTED);
      case "DeadlineExceeded" -> Optional.of(PodReason.DEADLINE_EXCEEDED);
      case "Preempting",
          "Preempted",
          "Shutdown",
          "NodeShutdown",
          "Terminated",
          "NodeAffinity",
          "NodeLost",
          "UnexpectedAdmissionError" ->
          Optional.of(PodReason.PREEMPTED);
      default ->
          status.disrupted() || status.reason().startsWith("OutOf")
              ? Optional.of(PodReason.PREEMPTED)
              : Optional.empty();
    };
  }

  /** 247 is what some runtimes make of SIGKILL (flyte v1.16.8, pod_helper.go:1160-1262). */
  private static Optional<PodReason> exit(List<ContainerState> containers) {
    return ended(containers)
        .filter(Termination::failed)
        .findFirst()
        .map(
            end ->
                switch (end.exitCode()) {
                  case 137, 247 -> PodReason.EXIT_137;
                  case 143 -> PodReason.EXIT_143;
                  case 1 -> PodReason.EXIT_1;
                  default -> PodReason.EXIT_OTHER;
                });
  }

  private static Stream<Termination> ended(List<ContainerState> containers) {
    return containers.stream().map(ContainerState::terminated).filter(Objects::nonNull);
  }
}
