package io.github.flyteexporter.status;

import io.github.flyteexporter.verdict.model.Cause;
import java.util.Locale;

/** What is publicly said of a cause: the part that fails, no more. */
public enum CauseClass {
  DATABASE("The database"),
  OBJECT_STORE("The object store"),
  KUBERNETES("The Kubernetes cluster"),
  FLYTE("Flyte's own processes"),
  CAPACITY("More load than Flyte can handle"),
  CONFIGURATION("A setting, a permission or a quota"),
  CONNECTED_SERVICE("A service that Flyte calls"),
  UNKNOWN("Not known");

  private final String words;

  CauseClass(String words) {
    this.words = words;
  }

  /** As it is shown to people. */
  public String words() {
    return words;
  }

  /** As it is written in JSON: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The class of a cause. */
  public static CauseClass of(Cause cause) {
    return switch (cause) {
      case DATABASE -> DATABASE;
      case OBJECT_STORE -> OBJECT_STORE;
      case KUBE_API, ETCD, ADMISSION_WEBHOOK -> KUBERNETES;
      case ADMIN_UNREACHABLE,
          ADMIN_REJECTING_EVENTS,
          NO_LEADER,
          NOT_RUNNING,
          WORKER_HUNG,
          PANIC_LOOP,
          UPDATE_CONFLICT,
          WEBHOOK,
          SHARD_MISSING,
          SCHEDULER_DOWN ->
          FLYTE;
      case KUBE_THROTTLED,
          TOO_MANY_WORKFLOWS,
          EVENT_THROTTLED,
          WORKFLOW_TOO_LARGE,
          OUT_OF_MEMORY,
          CPU_STARVED ->
          CAPACITY;
      case KUBE_RBAC, KUBE_AUTH, ADMIN_AUTH, QUOTA, ADMISSION_DENIED, NAMESPACE_MISSING ->
          CONFIGURATION;
      case CATALOG, CONNECTOR -> CONNECTED_SERVICE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
