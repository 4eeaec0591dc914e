package io.github.flyteexporter.verdict.model;

import java.util.Locale;

/**
 * Why a function is impaired: a closed list, the four causes of Flyte's own guide first. Room
 * {@code verdict.cause} defines each.
 */
public enum Cause {
  DATABASE,
  OBJECT_STORE,
  KUBE_THROTTLED,
  TOO_MANY_WORKFLOWS,
  KUBE_API,
  KUBE_RBAC,
  ADMIN_UNREACHABLE,
  ADMIN_AUTH,
  ADMIN_REJECTING_EVENTS,
  EVENT_THROTTLED,
  NO_LEADER,
  NOT_RUNNING,
  WORKER_HUNG,
  PANIC_LOOP,
  WORKFLOW_TOO_LARGE,
  UPDATE_CONFLICT,
  WEBHOOK,
  CATALOG,
  QUOTA,
  KUBE_AUTH,
  ETCD,
  ADMISSION_WEBHOOK,
  ADMISSION_DENIED,
  NAMESPACE_MISSING,
  SHARD_MISSING,
  SCHEDULER_DOWN,
  OUT_OF_MEMORY,
  CPU_STARVED,
  CONNECTOR,
  UNKNOWN;

  /** The label value: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
