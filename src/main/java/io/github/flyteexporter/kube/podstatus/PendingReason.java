package io.github.flyteexporter.kube.podstatus;

import io.github.flyteexporter.kube.json.Condition;
import java.util.Optional;

/** What a pod in phase Pending waits for. */
public final class PendingReason {
  private PendingReason() {}

  public static PodReason of(PodStatus status) {
    if (status.scheduled().is("False")) {
      return unscheduled(status);
    }
    if (initContainerStuck(status)) {
      return PodReason.INIT_CONTAINER_STUCK;
    }
    Optional<ContainerWaiting> waiting = ContainerWaiting.worst(status.containers());
    return waiting.map(ContainerWaiting::ofTask).orElse(PodReason.NONE);
  }

  /** Why the scheduler finds no node. */
  public static PodReason unscheduled(PodStatus status) {
    Condition scheduled = status.scheduled();
    return scheduled.reason().equals("SchedulingGated")
        ? PodReason.SCHEDULING_GATED
        : SchedulerMessage.reason(scheduled.message());
  }

  /**
   * Flyte looks at {@code containerStatuses} only (flyte v1.16.8, pod_helper.go:1003-1016): an init
   * container that cannot start or fails leaves the task waiting for ever.
   */
  private static boolean initContainerStuck(PodStatus status) {
    return status.initContainers().stream()
        .anyMatch(
            init ->
                (init.waiting() != null && !init.waiting().usual())
                    || (init.terminated() != null && init.terminated().failed()));
  }
}
