package io.github.flyteexporter.verdict.graph;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.observation.NodeKind;

/** What a bad node is called as the cause of an impairment. */
public final class CauseOf {
  private CauseOf() {}

  /** The cause that a node is when it is bad. */
  public static Cause node(NodeKind node) {
    return switch (node) {
      case DATABASE -> Cause.DATABASE;
      case OBJECT_STORE -> Cause.OBJECT_STORE;
      case KUBE_API -> Cause.KUBE_API;
      case ETCD -> Cause.ETCD;
      case KUBE_TOKEN -> Cause.KUBE_AUTH;
      case RBAC -> Cause.KUBE_RBAC;
      case ADMISSION -> Cause.ADMISSION_DENIED;
      case QUOTA -> Cause.QUOTA;
      case NAMESPACE -> Cause.NAMESPACE_MISSING;
      case WEBHOOK -> Cause.WEBHOOK;
      case OTHER_WEBHOOK -> Cause.ADMISSION_WEBHOOK;
      case LIMITER -> Cause.KUBE_THROTTLED;
      case FLYTEADMIN -> Cause.ADMIN_UNREACHABLE;
      case ADMIN_AUTH -> Cause.ADMIN_AUTH;
      case EVENTS -> Cause.ADMIN_REJECTING_EVENTS;
      case EVENT_LIMIT -> Cause.EVENT_THROTTLED;
      case CATALOG -> Cause.CATALOG;
      case CONNECTOR -> Cause.CONNECTOR;
      case MEMORY -> Cause.OUT_OF_MEMORY;
      case CPU -> Cause.CPU_STARVED;
      case PROPELLER -> Cause.NOT_RUNNING;
      case SHARD -> Cause.SHARD_MISSING;
      case LEASE -> Cause.NO_LEADER;
      case SCHEDULER -> Cause.SCHEDULER_DOWN;
      case ROUND -> Cause.WORKER_HUNG;
      case PANIC -> Cause.PANIC_LOOP;
      case SIZE -> Cause.WORKFLOW_TOO_LARGE;
      case CONFLICT -> Cause.UPDATE_CONFLICT;
      case WORKLOAD -> Cause.TOO_MANY_WORKFLOWS;
    };
  }
}
