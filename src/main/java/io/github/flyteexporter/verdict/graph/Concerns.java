package io.github.flyteexporter.verdict.graph;

import static io.github.flyteexporter.verdict.model.PlatformFunction.ACCEPT;
import static io.github.flyteexporter.verdict.model.PlatformFunction.FINISH;
import static io.github.flyteexporter.verdict.model.PlatformFunction.LAUNCH;
import static io.github.flyteexporter.verdict.model.PlatformFunction.OBSERVE;
import static io.github.flyteexporter.verdict.model.PlatformFunction.PROGRESS;
import static io.github.flyteexporter.verdict.model.PlatformFunction.RECORD;
import static io.github.flyteexporter.verdict.model.PlatformFunction.SCHEDULE;

import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.observation.NodeKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** On which nodes a function depends: one that it does not need is no cause of its impairment. */
public final class Concerns {
  private static final Set<PlatformFunction> ALL = EnumSet.allOf(PlatformFunction.class);
  private static final Set<PlatformFunction> OF_WORKFLOWS =
      EnumSet.of(PROGRESS, RECORD, LAUNCH, FINISH, OBSERVE);

  private Concerns() {}

  /** Whether a node that is bad can impair a function. */
  public static boolean concerns(NodeKind node, PlatformFunction function) {
    return of(node).contains(function);
  }

  /** Whether it can impair one of these. */
  public static boolean concerns(NodeKind node, Set<PlatformFunction> functions) {
    return functions.stream().anyMatch(function -> concerns(node, function));
  }

  private static Set<PlatformFunction> of(NodeKind node) {
    return switch (node) {
      case DATABASE,
          OBJECT_STORE,
          KUBE_API,
          ETCD,
          KUBE_TOKEN,
          RBAC,
          LIMITER,
          FLYTEADMIN,
          MEMORY,
          CPU,
          PROPELLER,
          FLYTE ->
          ALL;
      case ADMISSION, QUOTA, OTHER_WEBHOOK, NAMESPACE, SIZE ->
          set(ACCEPT, PROGRESS, LAUNCH, FINISH, SCHEDULE);
      case WEBHOOK, CONNECTOR, ROUND, PANIC -> set(PROGRESS, LAUNCH, FINISH);
      case ADMIN_AUTH -> set(PROGRESS, RECORD, LAUNCH, FINISH, SCHEDULE);
      case EVENTS, EVENT_LIMIT, CATALOG, SHARD, LEASE, CONFLICT, WORKLOAD -> OF_WORKFLOWS;
      case SCHEDULER -> set(SCHEDULE);
    };
  }

  private static Set<PlatformFunction> set(PlatformFunction... functions) {
    EnumSet<PlatformFunction> all = EnumSet.noneOf(PlatformFunction.class);
    all.addAll(Arrays.asList(functions));
    return all;
  }
}
