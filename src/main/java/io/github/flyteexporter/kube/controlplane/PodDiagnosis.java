package io.github.flyteexporter.kube.controlplane;

import io.github.flyteexporter.kube.podstatus.ContainerState;
import io.github.flyteexporter.kube.podstatus.ContainerWaiting;
import io.github.flyteexporter.kube.podstatus.FailedReason;
import io.github.flyteexporter.kube.podstatus.PendingReason;
import io.github.flyteexporter.kube.podstatus.PodMetadata;
import io.github.flyteexporter.kube.podstatus.PodReason;
import io.github.flyteexporter.kube.podstatus.PodStatus;
import io.github.flyteexporter.kube.podstatus.Termination;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why a pod of Flyte itself does not run, in the order in which {@code kubectl get pods} decides
 * what it prints (kubernetes v1.34, pkg/printers/internalversion/printers.go, printPod). A pod on
 * its usual way up has no entry; one that takes too long has one that holds later.
 */
public final class PodDiagnosis {
  /** Images of Flyte are pulled within this time, even over slow lines. */
  static final long CREATING_SECONDS = 120;

  /**
   * The API server sets deletionTimestamp to the request's time plus the grace period (kubernetes
   * v1.34, staging/src/k8s.io/apiserver/pkg/registry/rest/delete.go, BeforeDelete).
   */
  public static final long TERMINATING_SECONDS = 60;

  /** A container that crashes again and again runs for some seconds each time. */
  static final long RESTARTED_SECONDS = 30;

  /** A database that is up is found at once. */
  static final long WAITING_SECONDS = 30;

  /** It does nothing else (flyte v1.16.8, charts/flyte-binary/templates/deployment.yaml). */
  private static final Set<String> WAIT_FOR_DATABASE = Set.of("wait-for-db");

  private static final String NODE_LOST = "NodeLost";

  private final PodStatus status;
  private final List<NotRunning> found = new ArrayList<>(1);

  private PodDiagnosis(PodStatus status) {
    this.status = status;
  }

  /** The reasons, the one that {@code kubectl} would show first. */
  static List<NotRunning> of(PodMetadata metadata, PodStatus status) {
    PodDiagnosis diagnosis = new PodDiagnosis(status);
    switch (status.phase()) {
      case SUCCEEDED -> {}
      case FAILED -> diagnosis.ended();
      case PENDING, RUNNING, UNKNOWN -> diagnosis.alive(metadata);
    }
    return List.copyOf(diagnosis.found);
  }

  private void alive(PodMetadata metadata) {
    if (status.reason().equals(NODE_LOST) || nodeIsSilent()) {
      add(NotRunning.pod(NotRunningReason.NODE_LOST));
    }
    if (metadata.deleted() > 0) {
      add(
          NotRunning.pod(NotRunningReason.TERMINATING_STUCK)
              .from(metadata.deleted() + TERMINATING_SECONDS));
    } else if (status.scheduled().is("False")) {
      add(NotRunning.pod(NotRunningReason.valueOf(PendingReason.unscheduled(status).name())));
    } else {
      status.initContainers().forEach(this::initContainer);
      status.containers().stream()
          .sorted(Comparator.comparing(PodDiagnosis::severity))
          .forEach(this::container);
      creating(metadata);
    }
  }

  /**
   * The node controller sets Ready to False and leaves the containers as they were when a node is
   * not heard of (kubernetes v1.34, pkg/controller/util/node/controller_utils.go,
   * MarkPodsNotReady).
   */
  private boolean nodeIsSilent() {
    return status.ready().is("False")
        && status.containersReady().is("True")
        && !status.ready().reason().equals("ReadinessGatesNotReady");
  }

  private void initContainer(ContainerState init) {
    waitingOrFailed(init);
    if (init.running() && WAIT_FOR_DATABASE.contains(init.name())) {
      add(
          NotRunning.container(NotRunningReason.WAITING_FOR_DATABASE, init)
              .from(init.startedAt() + WAITING_SECONDS));
    }
  }

  private void container(ContainerState container) {
    waitingOrFailed(container);
    if (container.terminated() != null && !container.terminated().isBad()) {
      add(NotRunning.container(NotRunningReason.COMPLETED, container));
    }
  }

  /** Containers that cannot start before those that ended. */
  @SuppressWarnings("EnumOrdinal") // the list of reasons is in the order of their weight
  private static int severity(ContainerState container) {
    return container.waiting() == null
        ? ContainerWaiting.values().length
        : container.waiting().ordinal();
  }

  private void waitingOrFailed(ContainerState container) {
    Termination latest = container.latest();
    if (container.waiting() != null && !container.waiting().usual()) {
      add(NotRunning.container(NotRunningReason.valueOf(container.waiting().name()), container));
    } else if (container.terminated() != null && container.terminated().isBad()) {
      add(NotRunning.container(ended(container.terminated()), container));
    } else if (container.running()
        && container.restarts() > 1
        && latest != null
        && latest.failed()
        && !status.ready().is("True")) {
      add(
          NotRunning.container(NotRunningReason.CRASH_LOOP_BACK_OFF, container)
              .until(container.startedAt() + RESTARTED_SECONDS));
    }
  }

  private void creating(PodMetadata metadata) {
    boolean initRuns = status.initContainers().stream().anyMatch(ContainerState::running);
    Optional<ContainerWaiting> waiting = ContainerWaiting.worst(status.containers());
    if (!initRuns && waiting.isPresent()) {
      long since = status.started() > 0 ? status.started() : metadata.created();
      add(NotRunning.pod(NotRunningReason.CONTAINER_CREATING_LONG).from(since + CREATING_SECONDS));
    }
  }

  private void ended() {
    PodReason reason = FailedReason.of(status, "");
    add(
        NotRunning.pod(
            switch (reason) {
              case OOM_KILLED, EVICTED, PREEMPTED, DEADLINE_EXCEEDED ->
                  NotRunningReason.valueOf(reason.name());
              case UNKNOWN -> NotRunningReason.CONTAINER_STATUS_UNKNOWN;
              default -> NotRunningReason.ERROR;
            }));
  }

  private static NotRunningReason ended(Termination end) {
    if (end.oomKilled()) {
      return NotRunningReason.OOM_KILLED;
    }
    return end.statusUnknown() ? NotRunningReason.CONTAINER_STATUS_UNKNOWN : NotRunningReason.ERROR;
  }

  private void add(NotRunning reason) {
    found.add(reason);
  }
}
