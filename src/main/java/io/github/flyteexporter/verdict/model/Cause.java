package io.github.flyteexporter.verdict.model;

import java.util.Locale;

/** Why a function is impaired: a closed list, the four causes of Flyte's own guide first. */
public enum Cause {
  DATABASE("PostgreSQL does not answer flyteadmin", "1 reading", "1 reading"),
  OBJECT_STORE("the object store does not answer, or refuses", "1 reading", "1 reading"),
  KUBE_THROTTLED(
      "requests to Kubernetes wait for Flyte's own limiter, or are answered 429",
      "2 readings",
      "2 readings"),
  TOO_MANY_WORKFLOWS("propeller works at its full pace and is owed more", "60 s", "60 s"),
  KUBE_API("the API server does not answer", "2 readings", "2 readings"),
  KUBE_RBAC("Flyte lacks a right in Kubernetes", "never: a quota looks alike", "1 reading"),
  ADMIN_UNREACHABLE("flyteadmin is not reached", "1 reading", "1 reading"),
  ADMIN_AUTH("flyteadmin does not know propeller", "1 reading", "1 reading"),
  ADMIN_REJECTING_EVENTS(
      "flyteadmin rejects events for what they say",
      "never: one lost workflow does it",
      "1 reading"),
  EVENT_THROTTLED("more events than the limits allow", "2 readings", "1 reading"),
  NO_LEADER("propellers run and none of them leads", "never", "20 s after the last renewal"),
  NOT_RUNNING("no pod with a propeller runs", "never: only blind", "1 reading after the crash"),
  WORKER_HUNG("a round does not end", "300 s", "300 s"),
  PANIC_LOOP("propeller panics again and again", "2 readings", "2 readings"),
  WORKFLOW_TOO_LARGE("workflows are too large for etcd", "2 readings", "1 reading"),
  UPDATE_CONFLICT("two propellers work on the same workflows", "2 readings", "2 readings"),
  WEBHOOK("pods with secrets cannot be created", "never", "2 readings"),
  CATALOG("the catalog of cached outputs does not answer", "2 readings", "1 reading"),
  QUOTA("a namespace has used up its quota", "never", "1 reading"),
  KUBE_AUTH("Kubernetes refuses Flyte's token", "2 readings", "2 readings"),
  ETCD("etcd, behind the API server, is slow, full or does not answer", "never", "1 reading"),
  ADMISSION_WEBHOOK(
      "another product's webhook keeps pods from being created", "never", "1 reading"),
  ADMISSION_DENIED("a policy of Kubernetes refuses Flyte's pods", "never", "2 readings"),
  NAMESPACE_MISSING("the namespace of a project does not exist", "never", "1 reading"),
  SHARD_MISSING("a shard of propeller does not run while others do", "never", "1 reading"),
  SCHEDULER_DOWN("the scheduler does not run", "never", "1 reading"),
  OUT_OF_MEMORY("Flyte's containers are killed for want of memory", "never", "1 reading"),
  CPU_STARVED("Flyte's processes get too little CPU", "2 readings", "2 readings"),
  CONNECTOR("a connector or plugin does not answer", "never", "1 reading"),
  UNKNOWN("no cause is proven", "", "");

  private final String meaning;
  private final String byPort;
  private final String withKubernetes;

  Cause(String meaning, String byPort, String withKubernetes) {
    this.meaning = meaning;
    this.byPort = byPort;
    this.withKubernetes = withKubernetes;
  }

  /** What is the matter, in words. */
  public String meaning() {
    return meaning;
  }

  /** How fast it can be recognised once its function is impaired, by port 10254 alone. */
  public String byPort() {
    return byPort;
  }

  /** The same with Kubernetes, and flyteadmin's API where it says it. */
  public String withKubernetes() {
    return withKubernetes;
  }

  /** The label value: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
