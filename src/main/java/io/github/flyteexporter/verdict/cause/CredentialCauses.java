package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.NodeKind;

/** Rights and credentials of Flyte as the cause. */
final class CredentialCauses {
  static final CauseDefinition KUBE_RBAC =
      CauseDefinition.of(Cause.KUBE_RBAC, "Flyte lacks a right in Kubernetes")
          .nodes(NodeKind.RBAC)
          .earliest("never: a quota looks the same", "1 reading")
          .facts(Fact.WORKFLOWS_REPORTING, Fact.ACTIONS_FAILED, Fact.KUBE_FORBIDDEN_PERCENT)
          .firstAction(
              "Flyte lacks a right. See which: "
                  + CauseDefinition.MESSAGES
                  + ", then compare its ClusterRole with the chart of the running version.")
          .inFlyte2(
              flyte ->
                  "Flyte lacks a right. See which: "
                      + CauseDefinition.MESSAGES_2
                      + ", then compare its ClusterRole with the chart of the running version."
                      + CauseDefinition.AGAIN)
          .runbook(
              """
              The messages contain `is forbidden: User "system:serviceaccount:..." cannot ...`. Responses with 403 alone
              prove nothing: an exhausted quota causes them too.
              """)
          .runbookInFlyte2(
              """
              Each action that needs a pod fails within a second; nothing waits, and no event says so. The runs end with kind
              USER and `pods is forbidden: User "system:serviceaccount:flyte:flyte-binary" cannot create resource "pods" in
              API group "" in the namespace "flyte"`. Recorded: 21 runs in 70 seconds. The next run succeeds once the right is
              there; those that failed are not repeated.
              """);

  static final CauseDefinition KUBE_AUTH =
      CauseDefinition.of(Cause.KUBE_AUTH, "Kubernetes refuses Flyte's token")
          .nodes(NodeKind.KUBE_TOKEN)
          .earliest("2 readings", "2 readings")
          .facts(Fact.TOKEN_REFUSED_PERCENT, Fact.WORKFLOWS_REPORTING, Fact.LAUNCHES_FAILED)
          .firstAction(
              "Kubernetes refuses Flyte's token: it has expired, or its ServiceAccount was"
                  + " replaced. Restart Flyte's pods, which mounts a new one: `kubectl -n flyte"
                  + " rollout restart deploy/flytepropeller`. For another cluster renew the"
                  + " credentials that flyteadmin holds for it.")
          .inFlyte2(
              flyte ->
                  "Kubernetes refuses Flyte's token: it has expired, or its ServiceAccount was"
                      + " replaced. Restart Flyte's pod, which mounts a new one: `kubectl -n flyte"
                      + " rollout restart "
                      + flyte.admin()
                      + "`."
                      + CauseDefinition.LOST)
          .runbook(
              """
              `flyte_kube_client_requests_total{code="401"}` rises, and rounds stop: nothing fails any more, workers are
              free and the queue is empty. flyteadmin answers 200 to a creation and stores the execution as FAILED, `failed
              to create workflow in propeller`. After the token is accepted again, propeller stands still for 20 to 28
              seconds more.
              """)
          .runbookInFlyte2(
              """
              Requests of Flyte's are answered 401. Creations of runs are answered 200 all the same, and their runs are not
              enqueued: see [FlyteRunsNotEnqueued](FlyteRunsNotEnqueued.md).
              """);

  static final CauseDefinition ADMIN_AUTH =
      CauseDefinition.of(Cause.ADMIN_AUTH, "flyteadmin refuses propeller's credentials")
          .nodes(NodeKind.ADMIN_AUTH)
          .earliest("1 reading", "1 reading")
          .facts(Fact.CALLS_UNAUTHENTICATED_PERCENT, Fact.WORKFLOWS_REPORTING)
          .firstAction(
              flyte ->
                  "flyteadmin refuses propeller's credentials: compare the client secret that"
                      + " propeller mounts (`"
                      + (flyte.binary() ? "<fullname>-client-secrets" : "flyte-secret-auth")
                      + "`) with the hash in flyteadmin's `staticClients`, then restart propeller.")
          .runbook(
              """
              Propeller's calls end `Unauthenticated`. Its first call always does; here more than half of them do.
              """);

  private CredentialCauses() {}
}
