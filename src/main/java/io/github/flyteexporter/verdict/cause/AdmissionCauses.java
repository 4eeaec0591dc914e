package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.verdict.measure.Installation;
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
          .inFlyte2(
              flyte ->
                  "Pods with secrets cannot be created: the pod webhook, port 9443 of Flyte's own"
                      + " process, is not reached. `kubectl -n flyte get pods,svc,endpoints | grep"
                      + " webhook` and `kubectl get mutatingwebhookconfigurations | grep flyte`."
                      + CauseDefinition.AGAIN)
          .runbook(
              """
              Only tasks with secrets are affected, but each of their workflows is killed within seconds. The messages
              contain `failed calling webhook "flyte-pod-webhook.flyte.org"`.
              """)
          .runbookInFlyte2(
              """
              The webhook is port 9443 of Flyte's one process and takes pods with label `inject-flyte-secrets=true` alone; its
              `failurePolicy` is `Fail` (flyte v2.0.43, executor/pkg/webhook/pod.go:133). Its secret and its
              MutatingWebhookConfiguration are made anew at each start.
              """);

  static final CauseDefinition ADMISSION_WEBHOOK =
      CauseDefinition.of(
              Cause.ADMISSION_WEBHOOK, "another product's webhook keeps pods from being created")
          .meaningInFlyte2("a webhook of another product refuses TaskActions or pods")
          .nodes(NodeKind.OTHER_WEBHOOK)
          .earliest("never", "1 reading")
          .facts(
              Fact.WORKFLOWS_REPORTING,
              Fact.WORKFLOWS_KILLED,
              Fact.WORKFLOWS_FAILED,
              Fact.ACTIONS_FAILED,
              Fact.LOOKS_FAILED)
          .firstAction(
              "A webhook of another product keeps pods from being created; the facts name it. Look"
                  + " at that product's pods, or set its `failurePolicy` to `Ignore`: `kubectl get"
                  + " validatingwebhookconfigurations,mutatingwebhookconfigurations`.")
          .inFlyte2(
              flyte ->
                  "A webhook of another product refuses what Flyte creates; the facts name it. Look"
                      + " at that product's pods, or set its `failurePolicy` to `Ignore`: `kubectl"
                      + " get validatingwebhookconfigurations,mutatingwebhookconfigurations`."
                      + CauseDefinition.LOST)
          .runbook(
              """
              The messages contain `failed calling webhook "NAME"` with a name other than Flyte's
              (`flyte-pod-webhook.flyte.org`). Each workflow that starts a pod meanwhile is failed within 30 seconds, or
              waits if the webhook is slow.
              """)
          .runbookInFlyte2(
              """
              A webhook that refuses TaskActions loses every run: creations are answered 200, the row stays QUEUED for ever, no
              event and no error is to be seen (recorded: 20 runs). See [FlyteRunsNotEnqueued](FlyteRunsNotEnqueued.md). One
              that refuses pods makes their actions fail, with the text `failed calling webhook "NAME"`.
              """);

  static final CauseDefinition ADMISSION_DENIED =
      CauseDefinition.of(Cause.ADMISSION_DENIED, "a policy of Kubernetes refuses Flyte's pods")
          .nodes(NodeKind.ADMISSION)
          .earliest("never", "2 readings")
          .facts(
              Fact.WORKFLOWS_FAILED,
              Fact.ACTIONS_FAILED,
              Fact.WORKFLOWS_REPORTING,
              Fact.LAUNCHES_FAILED,
              Fact.POD_SECURITY_ENFORCED)
          .firstAction(
              flyte ->
                  "Kubernetes refuses Flyte's pods by a policy; the facts quote it. Find out what"
                      + " changed in the namespace: `kubectl get ns "
                      + (flyte.refusing().isKnown() ? flyte.refusing().name() + " " : "")
                      + "--show-labels` and `kubectl get limitrange,sa "
                      + where(flyte)
                      + "`.")
          .runbook(
              """
              The executions end with `is forbidden: violates PodSecurity`, `admission webhook "NAME" denied the request`,
              `error looking up service account` or the name of a limit range. Flyte books them to the user; the user
              changed nothing.
              """)
          .runbookInFlyte2(
              """
              The actions fail at once, with kind USER and `is forbidden: violates PodSecurity`, `admission webhook "NAME" denied
              the request`, or the name of a limit range. All pods are in one namespace, so a change of it meets every project.
              """);

  static final CauseDefinition QUOTA =
      CauseDefinition.of(Cause.QUOTA, "a namespace has used up its quota")
          .nodes(NodeKind.QUOTA)
          .earliest("never", "1 reading")
          .facts(
              Fact.RESOURCE_QUOTAS_FULL,
              Fact.QUOTAS_USED_UP,
              Fact.ACTIONS_FAILED,
              Fact.WORKFLOWS_REPORTING,
              Fact.LAUNCHES_FAILED)
          .firstAction(
              flyte ->
                  "A namespace has used up its quota: `kubectl "
                      + (flyte.refusing().quota().isEmpty()
                          ? "get resourcequota "
                          : "describe resourcequota " + flyte.refusing().quota() + " ")
                      + where(flyte)
                      + "`. Raise it, or tell the team that uses it.")
          .runbook(
              """
              The messages contain `exceeded quota:`. Task nodes that Kubernetes refuses a pod for a quota fail nothing: the
              workflow stays "running" and propeller tries again. `flyte_task_nodes_waiting{reason="quota"}` counts them by
              project and domain, `flyte_task_node_waiting_oldest_age_seconds` is the longest wait. Launch is impaired once
              two or more nodes of a project-domain wait and one of them for 60 seconds. `flyte_quota_used_ratio` shows
              which resource is used up; a quota that is used up while nothing waits impairs nothing.
              """)
          .runbookInFlyte2(
              """
              Nothing waits: each action that a quota refuses a pod fails at once, with kind USER and `exceeded quota: NAME,
              requested: pods=1, used: pods=3, limited: pods=3`. A root that gets its child's error fails with the same text.
              Flyte's own pod counts, as all pods are in its namespace. The next run succeeds once there is room.
              """);

  static final CauseDefinition NAMESPACE_MISSING =
      CauseDefinition.of(
              Cause.NAMESPACE_MISSING,
              "the namespace of a project does not exist, or is being deleted")
          .nodes(NodeKind.NAMESPACE)
          .earliest("never", "1 reading")
          .facts(
              Fact.NAMESPACES_TERMINATING,
              Fact.LAUNCHES_FAILED,
              Fact.WORKFLOWS_REPORTING,
              Fact.WORKFLOWS_FAILED,
              Fact.ACTIONS_FAILED)
          .meaningInFlyte2("the namespace of the actions is missing, or is being deleted")
          .firstAction(
              flyte ->
                  flyte.refusing().isKnown()
                      ? "The namespace of a project is being deleted: `kubectl get ns "
                          + flyte.refusing().name()
                          + " -o yaml` shows since when, and what keeps it. Find out who deleted"
                          + " it; it cannot be taken back."
                      : "The namespace of a project is missing, or is being deleted: see `kubectl"
                          + " get ns`. If it is missing, see whether cluster resource sync works:"
                          + " `kubectl -n flyte logs deploy/syncresources --tail=50`.")
          .inFlyte2(
              flyte ->
                  "The namespace in which Flyte makes its actions and their pods is missing, or is"
                      + " being deleted: see `kubectl get ns` and `actions.kubernetes.namespace` in"
                      + " Flyte's configuration. A deletion cannot be taken back.")
          .runbook(
              """
              The messages contain `namespaces "PROJECT-DOMAIN" not found`, or `because it is being terminated`.
              `flyte_namespace_terminating` counts the namespaces of a project-domain that are being deleted.
              """)
          .runbookInFlyte2(
              """
              All TaskActions and pods are in one namespace (`actions.kubernetes.namespace`, by default Flyte's own). The texts
              contain `namespaces "NAME" not found`, or `because it is being terminated`.
              """);

  private AdmissionCauses() {}

  /** The namespace that is known to refuse pods, as kubectl's option; else all of them. */
  private static String where(Installation flyte) {
    return flyte.refusing().isKnown() ? "--namespace=" + flyte.refusing().name() : "-A";
  }
}
