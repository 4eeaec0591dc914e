package io.github.flyteexporter.kube.podstatus;

import java.util.Locale;

/** What a task pod waits for or died of: a closed list, in the order in which ties are decided. */
public enum PodReason {
  UNSCHEDULABLE_GPU,
  UNSCHEDULABLE_MEMORY,
  UNSCHEDULABLE_CPU,
  NODE_SELECTOR,
  TAINTS,
  QUOTA,
  UNSCHEDULABLE_OTHER,
  SCHEDULING_GATED,
  INVALID_IMAGE_NAME,
  IMAGE_PULL_BACKOFF,
  ERR_IMAGE_PULL,
  CREATE_CONTAINER_CONFIG_ERROR,
  CREATE_CONTAINER_ERROR,
  INIT_CONTAINER_STUCK,
  CONTAINER_CREATING_LONG,
  POD_INITIALIZING,
  OOM_KILLED,
  EVICTED,
  PREEMPTED,
  DEADLINE_EXCEEDED,
  EXIT_137,
  EXIT_143,
  EXIT_1,
  EXIT_OTHER,
  UNKNOWN,
  TERMINATING_STUCK,
  NONE;

  /** Whether a pod with this reason failed as a task. */
  public boolean isFailure() {
    return compareTo(OOM_KILLED) >= 0 && compareTo(UNKNOWN) <= 0;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
