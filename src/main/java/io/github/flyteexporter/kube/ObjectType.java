package io.github.flyteexporter.kube;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A type of Kubernetes objects, read in all namespaces.
 *
 * @param group its API group, empty for the core group
 * @param plural its name in URLs and in rules of a ClusterRole
 * @param selector the labels its objects must have, empty for all objects
 */
record ObjectType(String group, String version, String plural, String selector) {
  /** The path and query that list and watch have in common; further parameters follow. */
  String path() {
    String root = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
    String all = root + "/" + plural + "?";
    return selector.isEmpty()
        ? all
        : all + "labelSelector=" + URLEncoder.encode(selector, StandardCharsets.UTF_8) + "&";
  }

  /** As {@code kubectl} spells it: {@code flyteworkflows.flyte.lyft.com}. */
  String fullName() {
    return group.isEmpty() ? plural : plural + "." + group;
  }
}
