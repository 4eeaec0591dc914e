package io.github.flyteexporter.kube.namespace;

import io.github.flyteexporter.kube.watch.Retained;
import java.util.List;

/**
 * What is kept of a ResourceQuota: what it leaves for Flyte's workflows and their pods.
 *
 * @param scoped whether it counts only pods of some priority, quality of service or duration
 */
public record QuotaObject(
    String uid, String namespace, String name, boolean scoped, List<Limit> limits)
    implements Retained {
  public QuotaObject {
    limits = List.copyOf(limits);
  }

  /**
   * One resource of a quota.
   *
   * @param resource as the quota names it
   * @param used a Kubernetes quantity, as is {@code hard}
   * @param ratio used of hard; 1 for a hard limit of 0, under which nothing is allowed
   */
  record Limit(String resource, String used, String hard, double ratio) {}
}
