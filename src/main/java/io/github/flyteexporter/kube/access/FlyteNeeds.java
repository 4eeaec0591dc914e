package io.github.flyteexporter.kube.access;

import io.github.flyteexporter.kube.api.RbacRule;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the components of Flyte use in Kubernetes, as far as something fails without it: flyte
 * v1.16.8, as the code calls it; the charts grant all of it (charts/flyte-binary/templates/
 * clusterrole.yaml:21-95, charts/flyte-core/values.yaml:115, :450 and webhook.serviceAccount) but
 * leases, which flyte-binary's role lacks.
 */
final class FlyteNeeds {
  /** The init container of flyteadmin and of the webhook that makes a Secret. */
  static final String MAKES_SECRET = "generate-secrets";

  private static final String FLYTE = "flyte.lyft.com";

  /** flyteadmin/pkg/workflowengine/impl/k8s_executor.go:78, :97. */
  private static final List<RbacRule> ADMIN = rules(FLYTE, "flyteworkflows", "create", "delete");

  /** Namespaces of projects: flyteadmin/pkg/clusterresource/controller.go:334-379. */
  private static final List<RbacRule> CLUSTER_RESOURCES =
      rules("", "namespaces", "create", "get", "patch");

  /**
   * flytepropeller/pkg/controller: workflowstore/passthrough.go:62, garbage_collector.go:118,
   * nodes/task/k8s/plugin_manager.go:240-473; leases only where it elects a leader
   * (leaderelection/leader_election.go:43).
   */
  private static final List<RbacRule> PROPELLER =
      joined(
          rules(FLYTE, "flyteworkflows", "list", "watch", "update", "deletecollection"),
          rules("", "pods", "create", "get", "list", "watch", "delete"),
          rules("coordination.k8s.io", "leases", "get", "create", "update"));

  /** flytepropeller/manager/manager.go:71-192. */
  private static final List<RbacRule> MANAGER =
      joined(rules("", "pods", "create", "list", "delete"), rules("", "podtemplates", "get"));

  /** flytepropeller/pkg/webhook/entrypoint.go:94-105. */
  private static final List<RbacRule> WEBHOOK =
      rules(
          "admissionregistration.k8s.io",
          "mutatingwebhookconfigurations",
          "create",
          "get",
          "update");

  /** flytepropeller/pkg/webhook/init_cert.go:64, flyteadmin/auth/create_secrets.go:109. */
  static final List<RbacRule> SECRET = rules("", "secrets", "create", "get");

  /** By component, as in {@link ControlPlaneLabels}. */
  static final Map<String, List<RbacRule>> BY_COMPONENT =
      Map.of(
          ControlPlaneLabels.BINARY,
          joined(ADMIN, CLUSTER_RESOURCES, PROPELLER, WEBHOOK, SECRET),
          "flyteadmin",
          ADMIN,
          "clusterresourcesync",
          CLUSTER_RESOURCES,
          ControlPlaneLabels.PROPELLER,
          PROPELLER,
          ControlPlaneLabels.MANAGER,
          MANAGER,
          "webhook",
          WEBHOOK);

  /**
   * Flyte 2 v2.0.43, charts/flyte-binary/templates/clusterrole.yaml, as far as the code calls it:
   * actions/k8s/client.go:166-924, executor/pkg/controller/taskaction_controller.go:245.
   */
  static final List<RbacRule> FLYTE_2 =
      joined(
          rules("flyte.org", "taskactions", "create", "get", "list", "watch", "patch", "delete"),
          rules("flyte.org", "taskactions/status", "update"),
          rules("", "pods", "create", "get", "list", "watch", "delete"),
          WEBHOOK,
          SECRET);

  /** Without these no token is accepted on port 10254: executor/setup.go:110-117. */
  static final List<RbacRule> FLYTE_2_METRICS =
      joined(
          rules("authentication.k8s.io", "tokenreviews", "create"),
          rules("authorization.k8s.io", "subjectaccessreviews", "create"));

  private FlyteNeeds() {}

  private static List<RbacRule> rules(String group, String resource, String... verbs) {
    return Arrays.stream(verbs).map(verb -> new RbacRule(verb, group, resource)).toList();
  }

  @SafeVarargs
  private static List<RbacRule> joined(List<RbacRule>... lists) {
    List<RbacRule> all = new ArrayList<>();
    for (List<RbacRule> list : lists) {
      list.stream().filter(rule -> !all.contains(rule)).forEach(all::add);
    }
    return List.copyOf(all);
  }
}
