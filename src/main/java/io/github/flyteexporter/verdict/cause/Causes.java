package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.observation.NodeKind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All definitions of causes. */
public final class Causes {
  /** In the order of {@link Cause}. */
  public static final List<CauseDefinition> ALL =
      List.of(
          DatabaseCause.DATABASE,
          ObjectStoreCause.OBJECT_STORE,
          KubernetesCauses.KUBE_THROTTLED,
          CapacityCauses.TOO_MANY_WORKFLOWS,
          KubernetesCauses.KUBE_API,
          CredentialCauses.KUBE_RBAC,
          AdminCauses.ADMIN_UNREACHABLE,
          CredentialCauses.ADMIN_AUTH,
          AdminCauses.ADMIN_REJECTING_EVENTS,
          AdminCauses.EVENT_THROTTLED,
          PropellerCauses.NO_LEADER,
          PropellerCauses.NOT_RUNNING,
          RoundCauses.WORKER_HUNG,
          RoundCauses.PANIC_LOOP,
          RoundCauses.WORKFLOW_TOO_LARGE,
          RoundCauses.UPDATE_CONFLICT,
          AdmissionCauses.WEBHOOK,
          CalledCauses.CATALOG,
          AdmissionCauses.QUOTA,
          CredentialCauses.KUBE_AUTH,
          KubernetesCauses.ETCD,
          AdmissionCauses.ADMISSION_WEBHOOK,
          AdmissionCauses.ADMISSION_DENIED,
          AdmissionCauses.NAMESPACE_MISSING,
          PropellerCauses.SHARD_MISSING,
          PropellerCauses.SCHEDULER_DOWN,
          CapacityCauses.OUT_OF_MEMORY,
          CapacityCauses.CPU_STARVED,
          CalledCauses.CONNECTOR,
          UnprovenCause.UNKNOWN);

  private static final Map<Cause, CauseDefinition> BY_CAUSE =
      ALL.stream()
          .collect(Collectors.toUnmodifiableMap(CauseDefinition::cause, Function.identity()));

  private static final Map<NodeKind, Cause> BY_NODE =
      ALL.stream()
          .flatMap(one -> one.nodes().stream().map(node -> Map.entry(node, one.cause())))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private Causes() {}

  /** The definition of a cause. */
  public static CauseDefinition of(Cause cause) {
    return BY_CAUSE.get(cause);
  }

  /** The cause that a node is when it is bad. */
  public static Cause of(NodeKind node) {
    return BY_NODE.get(node);
  }
}
