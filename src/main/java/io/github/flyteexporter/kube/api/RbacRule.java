package io.github.flyteexporter.kube.api;

/** What a request needs to be allowed: one verb, group and resource of a ClusterRole. */
public record RbacRule(String verb, String group, String resource) {
  @Override
  public String toString() {
    return "verb \"" + verb + "\", apiGroup \"" + group + "\", resource \"" + resource + "\"";
  }
}
