package io.github.flyteexporter.kube.podstatus;

import io.github.flyteexporter.reading.KubeletRejection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a pod failed, as Flyte decides it (flyte v1.16.8,
 * flyteplugins/go/tasks/pluginmachinery/flytek8s/pod_helper.go, DemystifyFailure): OOMKilled of any
 * container first, init containers and runs before a restart included, then the pod's own reason,
 * then the exit code.
 */
public final class FailedReason {
  private FailedReason() {}

  /**
   * Why a pod in phase Failed failed.
   *
   * @param primaryContainer the container that is the task, empty when no annotation names it
   */
  public static PodReason of(PodStatus status, String primaryContainer) {
    List<ContainerState> all =
        Stream.concat(status.containers().stream(), status.initContainers().stream()).toList();
    if (all.stream().anyMatch(ContainerState::oomKilled)) {
      return PodReason.OOM_KILLED;
    }
    return ofPod(status)
        .or(() -> exit(all.stream().filter(one -> one.name().equals(primaryContainer)).toList()))
        .or(() -> exit(status.containers()))
        .or(() -> exit(status.initContainers()))
        .orElse(PodReason.UNKNOWN);
  }

  /**
   * Why a running pod failed as a task, empty while it did not: its primary container ended, and a
   * sidecar goes on (same file, DeterminePrimaryContainerPhase).
   */
  public static Optional<PodReason> ofRunning(PodStatus status, String primaryContainer) {
    return status.containers().stream()
        .filter(one -> one.name().equals(primaryContainer) && one.terminated() != null)
        .findFirst()
        .flatMap(
            primary ->
                primary.terminated().oomKilled()
                    ? Optional.of(PodReason.OOM_KILLED)
                    : exit(List.of(primary)));
  }

  /**
   * Why a pod in phase Succeeded failed as a task all the same: the kernel killed one of its
   * processes (same file, DemystifySuccess).
   */
  public static Optional<PodReason> ofSucceeded(PodStatus status) {
    return Stream.concat(status.initContainers().stream(), status.containers().stream())
            .map(ContainerState::terminated)
            .filter(Objects::nonNull)
            .anyMatch(Termination::oomKilled)
        ? Optional.of(PodReason.OOM_KILLED)
        : Optional.empty();
  }

  /** kubernetes v1.34, pkg/kubelet/eviction/helpers.go and pkg/kubelet/active_deadline.go. */
  private static Optional<PodReason> ofPod(PodStatus status) {
    return switch (status.reason()) {
      case "Evicted" -> Optional.of(PodReason.EVICTED);
      case "DeadlineExceeded" -> Optional.of(PodReason.DEADLINE_EXCEEDED);
      default ->
          status.disrupted() || KubeletRejection.isReason(status.reason())
              ? Optional.of(PodReason.PREEMPTED)
              : Optional.empty();
    };
  }

  /** 247 is what some runtimes make of SIGKILL (same file, DemystifyFailure). */
  private static Optional<PodReason> exit(List<ContainerState> containers) {
    return containers.stream()
        .map(ContainerState::terminated)
        .filter(Objects::nonNull)
        .filter(Termination::failed)
        .findFirst()
        .map(
            end ->
                switch (end.statusUnknown() ? 0 : end.exitCode()) {
                  case 0 -> PodReason.UNKNOWN;
                  case 137, 247 -> PodReason.EXIT_137;
                  case 143 -> PodReason.EXIT_143;
                  case 1 -> PodReason.EXIT_1;
                  default -> PodReason.EXIT_OTHER;
                });
  }
}
