package io.github.flyteexporter.kube.access;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.flyteexporter.kube.api.RbacRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which permissions RBAC grants to a ServiceAccount. What another authorizer grants is not seen; a
 * permission that is granted in some namespace counts as granted.
 */
final class RbacGrants {
  private final KubernetesClient client;
  private final List<ClusterRoleBinding> everywhere;
  private final List<RoleBinding> somewhere;
  private final Map<String, List<PolicyRule>> rules = new HashMap<>();

  /** Reads all bindings. */
  RbacGrants(KubernetesClient client) {
    this.client = client;
    this.everywhere = client.rbac().clusterRoleBindings().list().getItems();
    this.somewhere = client.rbac().roleBindings().inAnyNamespace().list().getItems();
  }

  /** Whether a rule is granted to a ServiceAccount. */
  boolean grants(String namespace, String account, RbacRule need) {
    return everywhere.stream()
            .filter(binding -> binds(binding.getSubjects(), namespace, account, ""))
            .anyMatch(binding -> allow(rules(binding.getRoleRef(), ""), need))
        || somewhere.stream()
            .filter(
                binding ->
                    binds(
                        binding.getSubjects(),
                        namespace,
                        account,
                        binding.getMetadata().getNamespace()))
            .anyMatch(
                binding ->
                    allow(rules(binding.getRoleRef(), binding.getMetadata().getNamespace()), need));
  }

  private static boolean binds(
      List<Subject> subjects, String namespace, String account, String bindingNamespace) {
    Set<String> groups =
        Set.of(
            "system:serviceaccounts",
            "system:serviceaccounts:" + namespace,
            "system:authenticated");
    return subjects.stream()
        .anyMatch(
            one ->
                switch (one.getKind()) {
                  case "ServiceAccount" ->
                      account.equals(one.getName())
                          && namespace.equals(
                              one.getNamespace() == null ? bindingNamespace : one.getNamespace());
                  case "Group" -> groups.contains(one.getName());
                  default ->
                      ("system:serviceaccount:" + namespace + ":" + account).equals(one.getName());
                });
  }

  private List<PolicyRule> rules(RoleRef role, String namespace) {
    boolean cluster = role.getKind().equals("ClusterRole");
    String key = (cluster ? "" : namespace) + "/" + role.getName();
    List<PolicyRule> known = rules.get(key);
    if (known != null) {
      return known;
    }
    List<PolicyRule> read;
    if (cluster) {
      ClusterRole found = client.rbac().clusterRoles().withName(role.getName()).get();
      read = found == null ? List.of() : found.getRules();
    } else {
      Role found = client.rbac().roles().inNamespace(namespace).withName(role.getName()).get();
      read = found == null ? List.of() : found.getRules();
    }
    rules.put(key, read);
    return read;
  }

  private static boolean allow(List<PolicyRule> rules, RbacRule need) {
    return rules.stream()
        .anyMatch(
            rule ->
                names(rule.getVerbs(), need.verb())
                    && names(rule.getApiGroups(), need.group())
                    && names(rule.getResources(), need.resource())
                    && (rule.getResourceNames() == null || rule.getResourceNames().isEmpty()));
  }

  private static boolean names(List<String> listed, String wanted) {
    return listed != null && (listed.contains("*") || listed.contains(wanted));
  }
}
