package io.github.flyteexporter.evaluation.score;

import io.github.flyteexporter.evaluation.truth.GroundTruth;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What breaks in a recording, however: by the cause that its truth names. */
public enum Mechanism {
  NOTHING(),
  DATABASE("database"),
  OBJECT_STORE("object_store"),
  KUBERNETES_API("kube_api", "kube_throttled", "kube_rbac", "kube_auth", "etcd"),
  ADMISSION(
      "webhook", "admission_webhook", "admission_denied", "quota", "namespace", "limit_range"),
  FLYTEADMIN("admin_unreachable", "admin_rejecting_events", "admin_auth"),
  PROCESS(
      "not_running",
      "no_leader",
      "worker_hung",
      "panic_loop",
      "out_of_memory",
      "shard_missing",
      "scheduler_down"),
  CATALOG("catalog"),
  LOAD("too_many_workflows", "workflow_too_large"),
  OTHER();

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> causes;

  Mechanism(String... causes) {
    this.causes = List.of(causes);
  }

  /** The mechanism of a recording: that of its first cause. */
  public static Mechanism of(GroundTruth truth) {
    return truth.causes().keySet().stream()
        .sorted()
        .map(Cause::label)
        .findFirst()
        .map(Mechanism::of)
        .orElse(NOTHING);
  }

  private static Mechanism of(String cause) {
    return Arrays.stream(values())
        .filter(one -> one.causes.contains(cause))
        .findFirst()
        .orElse(OTHER);
  }

  /** What it is called in tables. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
