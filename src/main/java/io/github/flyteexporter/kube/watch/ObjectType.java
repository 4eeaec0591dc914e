package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.kube.api.RbacRule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A type of Kubernetes objects, read in one namespace or in all.
 *
 * @param group its API group, empty for the core group
 * @param plural its name in URLs and in rules of a ClusterRole
 * @param namespace the namespace, empty for all
 * @param selector the labels its objects must have, empty for all objects
 * @param fields the fields its objects must have, empty for all objects
 * @param target what the source of these objects is called
 */
public record ObjectType(
    String group,
    String version,
    String plural,
    String namespace,
    String selector,
    String fields,
    String target) {
  /** All objects of a type that have these labels, in all namespaces, called as the type is. */
  public ObjectType(String group, String version, String plural, String selector) {
    this(group, version, plural, "", selector, "", plural);
  }

  /** The same objects, of one namespace only. */
  public ObjectType in(String one) {
    return new ObjectType(group, version, plural, one, selector, fields, target);
  }

  /** The path and query that list and watch have in common; further parameters follow. */
  public String path() {
    String root = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
    String where = namespace.isEmpty() ? "/" : "/namespaces/" + namespace + "/";
    return root
        + where
        + plural
        + "?"
        + parameter("labelSelector", selector)
        + parameter("fieldSelector", fields);
  }

  private static String parameter(String name, String value) {
    return value.isEmpty()
        ? ""
        : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + "&";
  }

  /** The permission to do this with its objects. */
  public RbacRule permission(String verb) {
    return new RbacRule(verb, group, plural);
  }

  /** As {@code kubectl} spells it: {@code flyteworkflows.flyte.lyft.com}. */
  String fullName() {
    return group.isEmpty() ? plural : plural + "." + group;
  }
}
