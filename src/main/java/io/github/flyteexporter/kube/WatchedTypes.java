package io.github.flyteexporter.kube;

import java.util.TreeSet;
import java.util.stream.Collectors;

/** The types of objects that are watched beside FlyteWorkflows. */
final class WatchedTypes {
  /** Flyte's task pods: flyte v1.16.8, flytepropeller's node_exec_context.go:214-227. */
  static final ObjectType TASK_PODS = new ObjectType("", "v1", "pods", "execution-id");

  /** The pods of Flyte's own components, by the name that the charts give them. */
  static final ObjectType CONTROL_PLANE_PODS =
      new ObjectType("", "v1", "pods", chartNames(), "", "control-plane-pods");

  static final ObjectType LEASES = new ObjectType("coordination.k8s.io", "v1", "leases", "");

  static final ObjectType WEBHOOKS =
      new ObjectType("admissionregistration.k8s.io", "v1", "mutatingwebhookconfigurations", "");

  static final ObjectType POD_EVENTS =
      new ObjectType("", "v1", "events", "", "involvedObject.kind=Pod", "events");

  private static final String NAME = "app.kubernetes.io/name=";

  private WatchedTypes() {}

  private static String chartNames() {
    return new TreeSet<>(ControlPlaneNames.CHARTS.byLabel().keySet())
        .stream()
            .filter(label -> label.startsWith("app.kubernetes.io/name="))
            .map(label -> label.substring(NAME.length()))
            .collect(Collectors.joining(",", "app.kubernetes.io/name in (", ")"));
  }
}
