package io.github.flyteexporter.kube.controlplane;

import java.util.Locale;

/**
 * Why a pod of Flyte itself does not run and does not start by itself: a closed list. What {@code
 * kubectl get pods} shows for it stands behind each.
 */
public enum NotRunningReason {
  /** Pending, in five kinds by the scheduler's message. */
  UNSCHEDULABLE_GPU,
  UNSCHEDULABLE_MEMORY,
  UNSCHEDULABLE_CPU,
  NODE_SELECTOR,
  TAINTS,
  UNSCHEDULABLE_OTHER,
  SCHEDULING_GATED,
  /** No pod: a ResourceQuota, or a queue of the scheduler, does not allow it. */
  QUOTA,
  /** No pod: the API server or an admission webhook refuses it. */
  POD_REFUSED,
  /** No pod although a Deployment or StatefulSet wants some, or although there was one before. */
  NO_POD,
  INVALID_IMAGE_NAME,
  CREATE_CONTAINER_CONFIG_ERROR,
  CREATE_CONTAINER_ERROR,
  IMAGE_PULL_BACKOFF,
  ERR_IMAGE_PULL,
  CRASH_LOOP_BACK_OFF,
  /** A waiting reason that is not known. */
  OTHER,
  /** ContainerCreating or PodInitializing for longer than images are pulled. */
  CONTAINER_CREATING_LONG,
  /** Init:0/1: the container {@code wait-for-db} still waits. */
  WAITING_FOR_DATABASE,
  OOM_KILLED,
  /** A container ended with an error and was not started again yet. */
  ERROR,
  /** A container that should run on ended with exit code 0. */
  COMPLETED,
  CONTAINER_STATUS_UNKNOWN,
  EVICTED,
  /** The node refused the pod or took it away. */
  PREEMPTED,
  DEADLINE_EXCEEDED,
  /** Unknown: its node is not heard of. */
  NODE_LOST,
  /** Terminating for longer than its grace period. */
  TERMINATING_STUCK;

  /** The label value: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
