package io.github.flyteexporter.kube.access;

import io.github.flyteexporter.kube.api.RbacRule;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the components of Flyte use in Kubernetes, as far as something fails without it: flyte
 * v1.16.8, charts/flyte-binary/templates/clusterrole.yaml:21-95, charts/flyte-core/values.yaml:115
 * and :450.
 */
final class FlyteNeeds {
  private static final String FLYTE = "flyte.lyft.com";

  private static final List<RbacRule> ADMIN =
      rules(FLYTE, "flyteworkflows", "create", "get", "delete");

  private static final List<RbacRule> PROPELLER =
      joined(
          rules(FLYTE, "flyteworkflows", "get", "list", "watch", "update"),
          rules("", "pods", "create", "get", "list", "watch", "delete"));

  private static final List<RbacRule> WEBHOOK =
      rules("admissionregistration.k8s.io", "mutatingwebhookconfigurations", "create", "get");

  /** By component, as in {@link ControlPlaneLabels}. */
  static final Map<String, List<RbacRule>> BY_COMPONENT =
      Map.of(
          ControlPlaneLabels.BINARY,
          joined(ADMIN, PROPELLER),
          "flyteadmin",
          ADMIN,
          ControlPlaneLabels.PROPELLER,
          joined(PROPELLER, rules("coordination.k8s.io", "leases", "get", "update")),
          "webhook",
          WEBHOOK);

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
