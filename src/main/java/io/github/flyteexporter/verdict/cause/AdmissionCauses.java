package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.NodeKind;

/**
 * Kubernetes that refuses what Flyte creates, as the cause: webhooks, policies, quotas, namespaces.
 */
final class AdmissionCauses {
  static final CauseDefinition WEBHOOK =
      CauseDefinition.of(Cause.WEBHOOK, "pods with secrets cannot be created")
          .nodes(NodeKind.WEBHOOK)
          .earliest("never", "2 readings")
          .facts(
              Fact.WEBHOOK_PODS_DOWN,
              Fact.WORKFLOWS_REPORTING,
              Fact.WORKFLOWS_KILLED,
              Fact.LOOKS_FAILED)
          .firstAction(
              "Pods with secrets cannot be created: the pod webhook is not reached."
                  + " `kubectl -n flyte get pods,svc,endpoints | grep webhook` and"
                  + " `kubectl get mutatingwebhookconfigurations | grep flyte`."
                  + CauseDefinition.RELAUNCH)
          .runbook(
              """
              Only tasks with secrets are affected, but each of their workflows is killed within seconds. The messages
              contain `failed calling webhook "flyte-pod-webhook.flyte.org"`.
              """);

  static final CauseDefinition ADMISSION_WEBHOOK =
      CauseDefinition.of(
              Cause.ADMISSION_WEBHOOK, "another product's webhook keeps pods from being created")
          .nodes(NodeKind.OTHER_WEBHOOK)
          .earliest("never", "1 reading")
          .facts(
              Fact.WORKFLOWS_REPORTING,
              Fact.WORKFLOWS_KILLED,
              Fact.WORKFLOWS_FAILED,
              Fact.LOOKS_FAILED)
          .firstAction(
              "A webhook of another product keeps pods from being created; the facts name it. Look"
                  + " at that product's pods, or set its `failurePolicy` to `Ignore`: `kubectl get"
                  + " validatingwebhookconfigurations,mutatingwebhookconfigurations`.")
          .runbook(
              """
              The messages contain `failed calling webhook "NAME"` with a name other than Flyte's
              (`flyte-pod-webhook.flyte.org`). Each workflow that starts a pod meanwhile is failed within 30 seconds, or
              waits if the webhook is slow.
              """);

  static final CauseDefinition ADMISSION_DENIED =
      CauseDefinition.of(Cause.ADMISSION_DENIED, "a policy of Kubernetes refuses Flyte's pods")
          .nodes(NodeKind.ADMISSION)
          .earliest("never", "2 readings")
          .facts(Fact.WORKFLOWS_FAILED, Fact.WORKFLOWS_REPORTING, Fact.LAUNCHES_FAILED)
          .firstAction(
              "Kubernetes refuses Flyte's pods by a policy; the facts quote it. Find out what"
                  + " changed in the namespace: `kubectl get ns --show-labels` and `kubectl get"
                  + " limitrange,sa -A`.")
          .runbook(
              """
              The executions end with `is forbidden: violates PodSecurity`, `admission webhook "NAME" denied the request`,
              `error looking up service account` or the name of a limit range. Flyte books them to the user; the user
              changed nothing.
              """);

  static final CauseDefinition QUOTA =
      CauseDefinition.of(Cause.QUOTA, "a namespace has used up its quota")
          .nodes(NodeKind.QUOTA)
          .earliest("never", "1 reading")
          .facts(Fact.QUOTAS_USED_UP, Fact.WORKFLOWS_REPORTING, Fact.LAUNCHES_FAILED)
          .firstAction(
              "A namespace has used up its quota: `kubectl get resourcequota -A`. Raise it, or tell"
                  + " the team that uses it.")
          .runbook(
              """
              The messages contain `exceeded quota:`. Task nodes that Kubernetes refuses a pod for a quota fail nothing: the
              workflow stays "running" and propeller tries again. `flyte_task_nodes_waiting{reason="quota"}` counts them by
              project and domain, `flyte_task_node_waiting_oldest_age_seconds` is the longest wait. Launch is impaired once
              two or more nodes of a project-domain wait and one of them for 60 seconds.
              """);

  static final CauseDefinition NAMESPACE_MISSING =
      CauseDefinition.of(
              Cause.NAMESPACE_MISSING,
              "the namespace of a project does not exist, or is being deleted")
          .nodes(NodeKind.NAMESPACE)
          .earliest("never", "1 reading")
          .facts(Fact.LAUNCHES_FAILED, Fact.WORKFLOWS_REPORTING, Fact.WORKFLOWS_FAILED)
          .firstAction(
              "The namespace of a project is missing, or is being deleted: see `kubectl get ns`."
                  + " If it is missing, see whether cluster resource sync works: `kubectl -n"
                  + " flyte logs deploy/syncresources --tail=50`.")
          .runbook(
              """
              The messages contain `namespaces "PROJECT-DOMAIN" not found`, or `because it is being terminated`.
              """);

  private AdmissionCauses() {}
}
