package io.github.flyteexporter.kube.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.flyteexporter.kube.api.RbacRule;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which permissions RBAC grants to a ServiceAccount. What another authorizer grants is not seen; a
 * permission that is granted in some namespace counts as granted.
 */
final class RbacGrants {
  private static final String GROUP = "rbac.authorization.k8s.io";
  private static final String ROOT = "/apis/" + GROUP + "/v1/";

  private final ApiObjects objects;
  private final List<JsonNode> bindings;
  private final Map<String, JsonNode> rules = new HashMap<>();

  /**
   * Reads all bindings.
   *
   * @throws IOException when the server gives none
   */
  RbacGrants(ApiObjects objects) throws IOException {
    this.objects = objects;
    this.bindings =
        objects.list(to("list", "clusterrolebindings"), ROOT + "clusterrolebindings", "", List::of);
    this.bindings.addAll(
        objects.list(to("list", "rolebindings"), ROOT + "rolebindings", "", List::of));
  }

  private static RbacRule to(String verb, String resource) {
    return new RbacRule(verb, GROUP, resource);
  }

  /**
   * Whether a rule is granted to a ServiceAccount.
   *
   * @throws IOException when a role cannot be read
   */
  boolean grants(String namespace, String account, RbacRule need) throws IOException {
    for (JsonNode binding : bindings) {
      String where = binding.path("metadata").path("namespace").asText();
      if (binds(binding.path("subjects"), namespace, account, where)
          && allow(rules(binding.path("roleRef"), where), need)) {
        return true;
      }
    }
    return false;
  }

  private static boolean binds(
      JsonNode subjects, String namespace, String account, String bindingNamespace) {
    Set<String> groups =
        Set.of(
            "system:serviceaccounts",
            "system:serviceaccounts:" + namespace,
            "system:authenticated");
    for (JsonNode one : subjects) {
      String name = one.path("name").asText();
      boolean binds =
          switch (one.path("kind").asText()) {
            case "ServiceAccount" ->
                account.equals(name)
                    && namespace.equals(one.path("namespace").asText(bindingNamespace));
            case "Group" -> groups.contains(name);
            default -> ("system:serviceaccount:" + namespace + ":" + account).equals(name);
          };
      if (binds) {
        return true;
      }
    }
    return false;
  }

  private JsonNode rules(JsonNode role, String namespace) throws IOException {
    boolean cluster = role.path("kind").asText().equals("ClusterRole");
    String name = role.path("name").asText();
    String folder = cluster ? "clusterroles" : "namespaces/" + namespace + "/roles";
    JsonNode known = rules.get(folder + "/" + name);
    if (known == null) {
      known =
          objects
              .find(to("get", cluster ? "clusterroles" : "roles"), ROOT + folder, name)
              .<JsonNode>map(found -> found.path("rules"))
              .orElseGet(MissingNode::getInstance);
      rules.put(folder + "/" + name, known);
    }
    return known;
  }

  private static boolean allow(JsonNode rules, RbacRule need) {
    for (JsonNode rule : rules) {
      if (names(rule.path("verbs"), need.verb())
          && names(rule.path("apiGroups"), need.group())
          && names(rule.path("resources"), need.resource())
          && rule.path("resourceNames").isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(JsonNode listed, String wanted) {
    for (JsonNode one : listed) {
      if (one.asText().equals("*") || one.asText().equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
