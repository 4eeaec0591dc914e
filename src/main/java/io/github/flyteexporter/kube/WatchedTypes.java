package io.github.flyteexporter.kube;

import io.github.flyteexporter.config.KubernetesAccess;
import io.github.flyteexporter.kube.discovery.MajorVersion;
import io.github.flyteexporter.kube.discovery.OwnPod;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.taskaction.TaskActions;
import io.github.flyteexporter.kube.watch.ObjectType;
import io.github.flyteexporter.kube.workflow.FlyteWorkflows;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types of objects that are watched, and where.
 *
 * @param own the namespace of Flyte itself, empty for all
 * @param leaseSpace the namespace of propeller's leases, empty for all
 * @param limit the namespace of workflows and task pods, empty for all
 * @param labels by which labels Flyte's own pods are known
 */
public record WatchedTypes(String own, String leaseSpace, String limit, ControlPlaneLabels labels) {
  private static final String NAME = "app.kubernetes.io/name=";

  /** The types that these settings ask for, seen from this pod. */
  public static WatchedTypes of(KubernetesAccess access, OwnPod pod) {
    String own = access.namespace().isEmpty() ? pod.namespace() : access.namespace();
    return new WatchedTypes(
        own,
        access.leaseNamespace().isEmpty() ? own : access.leaseNamespace(),
        access.limitNamespace().equals(KubernetesAccess.ALL) ? "" : access.limitNamespace(),
        ControlPlaneLabels.CHARTS.with(access.components(), access.release()));
  }

  /** The finished ones as well: flyte v1.16.8, flytepropeller/pkg/apis/flyteworkflow/crd.go. */
  public ObjectType workflows() {
    return FlyteWorkflows.TYPE.in(limit);
  }

  /** Whether the workflows of this namespace are watched. */
  boolean watchesWorkflowsIn(String namespace) {
    return limit.isEmpty() || limit.equals(namespace);
  }

  /** Flyte's task pods: flyte v1.16.8, flytepropeller's node_exec_context.go:214-227. */
  public ObjectType taskPods() {
    return new ObjectType("", "v1", "pods", "execution-id").in(limit);
  }

  /** The runs and actions of Flyte 2. */
  public ObjectType taskActions() {
    return TaskActions.TYPE.in(limit);
  }

  /** The pods of its actions. */
  public ObjectType actionPods() {
    return TaskActions.PODS.in(limit);
  }

  public ObjectType actionEvents() {
    return TaskActions.EVENTS.in(limit);
  }

  /**
   * The pods of Flyte's own components. In one namespace all but task pods are looked at, as a
   * selector cannot ask for one of two labels and the charts use two.
   */
  public ObjectType controlPlanePods() {
    String selector = own.isEmpty() ? chartNames() : "!execution-id,!flyte.org/managed";
    return new ObjectType("", "v1", "pods", own, selector, "", "control-plane-pods");
  }

  public ObjectType deployments() {
    return workloads("deployments");
  }

  public ObjectType statefulSets() {
    return workloads("statefulsets");
  }

  private ObjectType workloads(String plural) {
    return new ObjectType("apps", "v1", plural, own.isEmpty() ? chartNames() : "").in(own);
  }

  /** Never those of the nodes: each is renewed every 10 s. */
  public ObjectType leases() {
    String fields = leaseSpace.isEmpty() ? "metadata.namespace!=kube-node-lease" : "";
    return new ObjectType("coordination.k8s.io", "v1", "leases", leaseSpace, "", fields, "leases");
  }

  public ObjectType webhooks() {
    return new ObjectType(
        "admissionregistration.k8s.io", "v1", "mutatingwebhookconfigurations", "");
  }

  /** The namespaces in which task pods may be. */
  public ObjectType namespaces() {
    String fields = limit.isEmpty() ? "" : "metadata.name=" + limit;
    return new ObjectType("", "v1", "namespaces", "", "", fields, "namespaces");
  }

  public ObjectType quotas() {
    return new ObjectType("", "v1", "resourcequotas", "").in(limit);
  }

  public ObjectType podEvents() {
    return new ObjectType("", "v1", "events", limit, "", "involvedObject.kind=Pod", "events");
  }

  /** All that are watched for this Flyte. */
  List<ObjectType> all(MajorVersion flyte) {
    List<ObjectType> common =
        List.of(
            controlPlanePods(),
            deployments(),
            statefulSets(),
            webhooks(),
            namespaces(),
            quotas(),
            podEvents());
    List<ObjectType> others =
        flyte == MajorVersion.FLYTE_2
            ? List.of(taskActions(), actionPods(), actionEvents())
            : List.of(workflows(), taskPods(), leases());
    return Stream.concat(others.stream(), common.stream()).toList();
  }

  /**
   * Whether a recording of these objects says all that is made of them. What is made of Flyte's own
   * pods depends on their workloads and on settings.
   */
  boolean areWhole(ObjectType type) {
    return Stream.of(
            Stream.of(workflows(), taskPods(), leases()),
            Stream.of(taskActions(), actionPods(), actionEvents()),
            Stream.of(webhooks(), namespaces(), quotas(), podEvents()))
        .flatMap(types -> types)
        .anyMatch(type::equals);
  }

  private String chartNames() {
    return new TreeSet<>(labels.byLabel().keySet())
        .stream()
            .filter(label -> label.startsWith(NAME))
            .map(label -> label.substring(NAME.length()))
            .collect(Collectors.joining(",", "app.kubernetes.io/name in (", ")"));
  }
}
