package io.github.flyteexporter.kube;

import io.github.flyteexporter.kube.controlplane.WantedPods;
import io.github.flyteexporter.kube.event.EventObject;
import io.github.flyteexporter.kube.event.EventReader;
import io.github.flyteexporter.kube.event.EventSummary;
import io.github.flyteexporter.kube.lease.LeaseObject;
import io.github.flyteexporter.kube.lease.LeaseReader;
import io.github.flyteexporter.kube.lease.LeaseSummary;
import io.github.flyteexporter.kube.namespace.NamespaceObject;
import io.github.flyteexporter.kube.namespace.NamespaceReader;
import io.github.flyteexporter.kube.namespace.NamespaceSummary;
import io.github.flyteexporter.kube.namespace.QuotaObject;
import io.github.flyteexporter.kube.namespace.QuotaReader;
import io.github.flyteexporter.kube.namespace.QuotaSummary;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.pod.PodReader;
import io.github.flyteexporter.kube.pod.PodSummary;
import io.github.flyteexporter.kube.pod.TaskPodSummary;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.watch.ObjectCache;
import io.github.flyteexporter.kube.watch.ObjectSummary.Summary;
import io.github.flyteexporter.kube.webhook.WebhookObject;
import io.github.flyteexporter.kube.webhook.WebhookReader;
import io.github.flyteexporter.kube.webhook.WebhookSummary;
import io.github.flyteexporter.kube.workload.WorkloadObject;
import io.github.flyteexporter.kube.workload.WorkloadReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Empty caches of each type, for live watches and for recordings. */
public final class ObjectCaches {
  private ObjectCaches() {}

  /** Task pods, as live watches list them by themselves. */
  public static ObjectCache<PodObject> taskPods() {
    return taskPods(ControlPlaneLabels.CHARTS);
  }

  /** Task pods. */
  static ObjectCache<PodObject> taskPods(ControlPlaneLabels labels) {
    return ObjectCache.withDeleted(new PodReader(labels), new TaskPodSummary());
  }

  /** Pods of Flyte itself. */
  static ObjectCache<PodObject> controlPlanePods(ControlPlaneLabels labels, WantedPods wanted) {
    return ObjectCache.withDeleted(new PodReader(labels), PodSummary.ofFlyte(wanted));
  }

  /** Task pods and pods of Flyte itself from one list, as recordings have them. */
  public static ObjectCache<PodObject> allPods() {
    return ObjectCache.withDeleted(new PodReader(ControlPlaneLabels.CHARTS), PodSummary.ofAll());
  }

  /** Deployments or StatefulSets. */
  static ObjectCache<WorkloadObject> workloads(ControlPlaneLabels labels) {
    return ObjectCache.of(
        new WorkloadReader(labels), (objects, now) -> new Summary(List.of(), List.of()));
  }

  /** Leases. */
  public static ObjectCache<LeaseObject> leases() {
    return ObjectCache.of(new LeaseReader(), new LeaseSummary());
  }

  /** MutatingWebhookConfigurations. */
  public static ObjectCache<WebhookObject> webhooks() {
    return ObjectCache.of(new WebhookReader(), new WebhookSummary());
  }

  /** Namespaces. */
  public static ObjectCache<NamespaceObject> namespaces() {
    return ObjectCache.of(new NamespaceReader(), new NamespaceSummary());
  }

  /** ResourceQuotas. */
  public static ObjectCache<QuotaObject> quotas() {
    return ObjectCache.of(new QuotaReader(), new QuotaSummary());
  }

  /** Events of pods; {@code pods} finds a pod by its uid. */
  public static ObjectCache<EventObject> podEvents(Function<String, Optional<PodObject>> pods) {
    return ObjectCache.withDeleted(
        new EventReader(),
        new EventSummary(uid -> pods.apply(uid).filter(PodObject::task).isPresent()));
  }
}
