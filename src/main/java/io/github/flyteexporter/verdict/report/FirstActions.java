package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.verdict.measure.Installation;
import io.github.flyteexporter.verdict.model.Cause;

/** What to do first about a cause: the same text on the page, in the alert and in the runbook. */
public final class FirstActions {
  private static final String RELAUNCH =
      " Afterwards relaunch the workflows that Flyte failed meanwhile.";
  private static final String MESSAGES =
      "`kubectl get flyteworkflows -A -o jsonpath='{.items[*].status.message}'`";

  private FirstActions() {}

  /** The first action for a cause, by the charts' defaults. */
  public static String first(Cause cause) {
    return first(cause, Installation.UNSEEN);
  }

  /** The first action for a cause: sentences, with commands in backticks that fit what is seen. */
  public static String first(Cause cause, Installation flyte) {
    return general(cause, flyte)
        .replace("-n flyte ", "-n " + flyte.namespace() + " ")
        .replace("deploy/flytepropeller", flyte.propeller())
        .replace("deploy/flyteadmin", flyte.admin());
  }

  private static String general(Cause cause, Installation flyte) {
    return switch (cause) {
      case DATABASE ->
          "Bring PostgreSQL back. See whether it answers where Flyte looks for it:"
              + " `kubectl -n flyte run pg-check --rm -i --restart=Never --image=postgres:15 --"
              + " pg_isready -h DB_HOST -p 5432`."
              + RELAUNCH;
      case OBJECT_STORE ->
          "Bring the object store back, or its credentials. See what Flyte says of it: "
              + MESSAGES
              + "."
              + RELAUNCH;
      case KUBE_THROTTLED ->
          "Raise propeller's own limit: `"
              + flyte.setting("kube-client-config.qps")
              + "` and `burst` (defaults 100 and 25), then restart it. Where the API server answers"
              + " 429, look at its load first: `kubectl get --raw /metrics | grep"
              + " apiserver_flowcontrol_rejected`.";
      case TOO_MANY_WORKFLOWS ->
          "Give propeller more workers (`"
              + flyte.setting("workers")
              + "`; flyte-core's chart sets 4) and restart it"
              + (flyte.binary() ? "." : ", or shard it.")
              + " Until then launch less: see who does with `kubectl get flyteworkflows -A"
              + " --no-headers | awk '{print $1}' | sort | uniq -c`.";
      case KUBE_API ->
          "Kubernetes itself is in trouble: ask whoever runs the control plane. See whether it"
              + " answers: `kubectl get --raw '/readyz?verbose'`.";
      case KUBE_RBAC ->
          "Flyte lacks a right. See which: "
              + MESSAGES
              + ", then compare its ClusterRole with the chart of the running version.";
      case ADMIN_UNREACHABLE ->
          "Bring flyteadmin back: `kubectl -n flyte get pods` shows its pods,"
              + " `kubectl -n flyte logs deploy/flyteadmin --all-containers --tail=50` why one does"
              + " not start. Propeller goes on by itself afterwards.";
      case ADMIN_AUTH ->
          "flyteadmin does not know propeller: compare the client secret that propeller mounts"
              + " (`"
              + (flyte.binary() ? "<fullname>-client-secrets" : "flyte-secret-auth")
              + "`) with the hash in flyteadmin's `staticClients`, then restart"
              + " propeller.";
      case ADMIN_REJECTING_EVENTS ->
          "flyteadmin does not know these executions, or they ended there. After a restored"
              + " database this is expected: delete the FlyteWorkflows it names. See them: "
              + MESSAGES
              + ".";
      case EVENT_THROTTLED ->
          "More events than `event.rate` and `event.capacity` allow (500 a second, 1000). Raise"
              + " them in propeller's configuration and restart it, or launch narrower workflows.";
      case NO_LEADER ->
          "No propeller holds the lease: `kubectl -n flyte get lease | grep propeller-leader` and"
              + " `kubectl -n flyte logs deploy/flytepropeller --tail=50`. Most"
              + " often the right to `leases` is missing.";
      case NOT_RUNNING ->
          "Propeller does not run: `kubectl -n flyte get pods` and"
              + " `kubectl -n flyte describe pod "
              + flyte.notReady()
              + "` say why; the last lines of `kubectl -n flyte logs "
              + flyte.notReady()
              + " --previous` as well.";
      case WORKER_HUNG ->
          "A round has not ended for minutes: a plugin, a connector or the object store does not"
              + " answer. Take a picture first: `kubectl -n flyte port-forward"
              + " deploy/flytepropeller 10254` and `curl -s"
              + " 'localhost:10254/debug/pprof/goroutine?debug=2'`, then restart propeller.";
      case PANIC_LOOP ->
          "Propeller panics on a workflow again and again. Find it: `kubectl -n flyte logs"
              + " deploy/flytepropeller | grep 'panic when reconciling'`, abort that execution, and"
              + " report it.";
      case WORKFLOW_TOO_LARGE ->
          "Workflows are too large for etcd. Turn on offloading"
              + " (`flyteadmin.useOffloadedWorkflowClosure`, `useOffloadedInputs`) and tell the"
              + " team to pass large data by reference.";
      case UPDATE_CONFLICT ->
          "Two propellers work on the same workflows. See whether a second Flyte runs in the"
              + " cluster: `kubectl get deploy -A | grep -E 'flyte|propeller'`; give each its own"
              + " `limit-namespace`.";
      case WEBHOOK ->
          "Pods with secrets cannot be created: the pod webhook is not reached."
              + " `kubectl -n flyte get pods,svc,endpoints | grep webhook` and"
              + " `kubectl get mutatingwebhookconfigurations | grep flyte`."
              + RELAUNCH;
      case CATALOG ->
          "The catalog does not answer:"
              + " `kubectl -n flyte get pods -l app.kubernetes.io/name=datacatalog` and its log."
              + " Cached tasks run again meanwhile.";
      case QUOTA ->
          "A namespace has used up its quota: `kubectl get resourcequota -A`. Raise it, or let the"
              + " team that fills it know.";
      case UNKNOWN ->
          "No cause is proven. Look at what Flyte says: "
              + MESSAGES
              + " and `kubectl -n flyte get pods`.";
    };
  }
}
