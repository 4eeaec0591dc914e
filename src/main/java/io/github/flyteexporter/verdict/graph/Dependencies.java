package io.github.flyteexporter.verdict.graph;

import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.observation.NodeKind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which node, when it is bad, makes which others look bad: the paths of Flyte's calls. Every edge
 * is spelled out: that one makes a second look bad, and the second a third, explains not the third.
 */
public final class Dependencies {
  private static final Map<NodeKind, Set<NodeKind>> EXPLAINS = new EnumMap<>(NodeKind.class);

  /** What any trouble ends in: rounds that last, a full pool, events that come too late. */
  private static final List<NodeKind> LAST =
      List.of(NodeKind.ROUND, NodeKind.WORKLOAD, NodeKind.EVENTS, NodeKind.CONFLICT);

  static {
    edges(NodeKind.ETCD, NodeKind.KUBE_API, NodeKind.LEASE, NodeKind.PROPELLER);
    edges(
        NodeKind.KUBE_TOKEN, NodeKind.KUBE_API, NodeKind.RBAC, NodeKind.LEASE, NodeKind.PROPELLER);
    edges(NodeKind.KUBE_API, NodeKind.LEASE, NodeKind.PROPELLER, NodeKind.FLYTEADMIN);
    edges(NodeKind.RBAC, NodeKind.LEASE, NodeKind.PROPELLER);
    edges(NodeKind.LIMITER, NodeKind.LEASE, NodeKind.KUBE_API);
    edges(NodeKind.WEBHOOK, NodeKind.KUBE_API);
    edges(NodeKind.OTHER_WEBHOOK, NodeKind.KUBE_API);
    edges(NodeKind.DATABASE, NodeKind.FLYTEADMIN, NodeKind.CATALOG, NodeKind.SCHEDULER);
    edges(NodeKind.OBJECT_STORE, NodeKind.FLYTEADMIN, NodeKind.CATALOG, NodeKind.CONNECTOR);
    edges(NodeKind.FLYTEADMIN, NodeKind.ADMIN_AUTH, NodeKind.SCHEDULER);
    edges(NodeKind.EVENT_LIMIT, NodeKind.FLYTEADMIN);
    edges(
        NodeKind.MEMORY,
        NodeKind.PROPELLER,
        NodeKind.FLYTE,
        NodeKind.FLYTEADMIN,
        NodeKind.SCHEDULER,
        NodeKind.CATALOG,
        NodeKind.SHARD,
        NodeKind.LEASE,
        NodeKind.WEBHOOK);
    edges(
        NodeKind.CPU,
        NodeKind.DATABASE,
        NodeKind.OBJECT_STORE,
        NodeKind.KUBE_API,
        NodeKind.WEBHOOK,
        NodeKind.PROPELLER);
    edges(NodeKind.FLYTE, NodeKind.WEBHOOK);
    edges(NodeKind.PROPELLER, NodeKind.SHARD, NodeKind.WEBHOOK, NodeKind.LEASE);
    edges(NodeKind.LEASE, NodeKind.ROUND);
    edges(NodeKind.SHARD, NodeKind.LEASE);
    for (NodeKind node : NodeKind.values()) {
      if (!LAST.contains(node) && Concerns.concerns(node, PlatformFunction.PROGRESS)) {
        edges(node, LAST.toArray(NodeKind[]::new));
      }
    }
    edges(NodeKind.ROUND, NodeKind.WORKLOAD);
  }

  private Dependencies() {}

  /** Whether one that is bad makes the other look bad. */
  public static boolean explains(NodeKind upstream, NodeKind downstream) {
    return EXPLAINS.getOrDefault(upstream, Set.of()).contains(downstream);
  }

  /** Whether any trouble ends in this one looking bad. */
  public static boolean last(NodeKind node) {
    return LAST.contains(node);
  }

  private static void edges(NodeKind from, NodeKind... to) {
    EXPLAINS.computeIfAbsent(from, one -> EnumSet.noneOf(NodeKind.class)).addAll(List.of(to));
  }
}
