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
      case KUBE_AUTH ->
          "Kubernetes refuses Flyte's token: it has expired, or its ServiceAccount was replaced."
              + " Restart Flyte's pods, which mounts a new one: `kubectl -n flyte rollout restart"
              + " deploy/flytepropeller`. For another cluster renew the credentials that flyteadmin"
              + " holds for it.";
      case ETCD ->
          "etcd behind the API server is in trouble: ask whoever runs the control plane."
              + " `kubectl get --raw '/readyz?verbose'` shows etcd's check; full, it needs"
              + " compaction and `etcdctl defrag`.";
      case ADMISSION_WEBHOOK ->
          "A webhook of another product keeps pods from being created; its name stands in the"
              + " facts. Look at that product's pods, or set its `failurePolicy` to `Ignore`:"
              + " `kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations`.";
      case ADMISSION_DENIED ->
          "Kubernetes refuses Flyte's pods by a policy; the facts quote it. Ask whoever changed the"
              + " namespace: `kubectl get ns --show-labels` and `kubectl get limitrange,sa -A`.";
      case NAMESPACE_MISSING ->
          "A project has no namespace. See whether cluster resource sync works: `kubectl -n flyte"
              + " logs deploy/syncresources --tail=50`, and `kubectl get ns`.";
      case SHARD_MISSING ->
          "A shard of propeller does not run; its workflows stand still. `kubectl -n flyte get"
              + " pods` and `kubectl -n flyte logs "
              + flyte.notReady()
              + " --previous` say why.";
      case SCHEDULER_DOWN ->
          "The scheduler does not run: `kubectl -n flyte get pods` and `kubectl -n flyte logs"
              + " deploy/flytescheduler --all-containers --previous --tail=50` say why. It makes up"
              + " for what it missed.";
      case OUT_OF_MEMORY ->
          "Containers of Flyte are killed for want of memory: raise the memory limit in the chart"
              + " (`resources.limits.memory`) and look at `kubectl -n flyte describe pod "
              + flyte.notReady()
              + "`.";
      case CPU_STARVED ->
          "Flyte's processes get too little CPU: raise `resources.limits.cpu`, or look at the node:"
              + " `kubectl top pod -n flyte` and `kubectl top node`.";
      case CONNECTOR ->
          "A connector or plugin does not answer; see which tasks hang or fail: "
              + MESSAGES
              + ". Look at the connector's pods.";
      case UNKNOWN ->
          "No cause is proven. Look at what Flyte says: "
              + MESSAGES
              + " and `kubectl -n flyte get pods`.";
    };
  }
}
