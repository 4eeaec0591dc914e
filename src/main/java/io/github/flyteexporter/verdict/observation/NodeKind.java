package io.github.flyteexporter.verdict.observation;

import java.util.Locale;

/** What Flyte is made of and depends on: each can be bad, and each can be shown well. */
public enum NodeKind {
  DATABASE("the database"),
  OBJECT_STORE("the object store"),
  KUBE_API("Kubernetes' API server"),
  ETCD("etcd"),
  KUBE_TOKEN("Flyte's token for Kubernetes"),
  RBAC("Flyte's rights in Kubernetes"),
  ADMISSION("admission of pods"),
  QUOTA("a namespace's quota"),
  NAMESPACE("a namespace"),
  WEBHOOK("Flyte's pod webhook"),
  OTHER_WEBHOOK("another product's webhook"),
  LIMITER("the rate limit of requests to Kubernetes"),
  FLYTEADMIN("flyteadmin"),
  ADMIN_AUTH("propeller's login to flyteadmin"),
  EVENTS("what events say"),
  EVENT_LIMIT("the rate limit of events"),
  CATALOG("the catalog"),
  CONNECTOR("a connector or plugin"),
  MEMORY("memory of Flyte's processes"),
  CPU("CPU of Flyte's processes"),
  PROPELLER("propeller"),
  FLYTE("Flyte's process"),
  SHARD("a shard of propeller"),
  LEASE("propeller's lease"),
  SCHEDULER("the scheduler"),
  ROUND("a round that does not end"),
  PANIC("propeller's code"),
  SIZE("the size of workflows"),
  CONFLICT("a second propeller"),
  WORKLOAD("the number of workflows");

  private final String words;

  NodeKind(String words) {
    this.words = words;
  }

  /** What people call it, within a sentence. */
  public String words() {
    return words;
  }

  /** Its name in answers: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
