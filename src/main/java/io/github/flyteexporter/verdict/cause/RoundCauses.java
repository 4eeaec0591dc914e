package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.NodeKind;

/** Rounds as the cause: they hang, panic, conflict, or their workflows are too large. */
final class RoundCauses {
  static final CauseDefinition WORKER_HUNG =
      CauseDefinition.of(Cause.WORKER_HUNG, "a round does not end")
          .nodes(NodeKind.ROUND)
          .earliest("300 s", "300 s")
          .facts(Fact.LONGEST_ROUND_SECONDS, Fact.WORKERS_STUCK)
          .firstAction(
              "A round has not ended for minutes: a plugin, a connector or the object store does"
                  + " not answer. Save its goroutines first: `kubectl -n flyte port-forward"
                  + " deploy/flytepropeller 10254` and `curl -s"
                  + " 'localhost:10254/debug/pprof/goroutine?debug=2'`, then restart propeller.")
          .runbook(
              """
              `flyte_propeller_longest_running_processor_seconds` is above 300.
              """);

  static final CauseDefinition PANIC_LOOP =
      CauseDefinition.of(Cause.PANIC_LOOP, "propeller panics again and again")
          .nodes(NodeKind.PANIC)
          .earliest("2 readings", "2 readings")
          .facts(Fact.PANICS_PER_SECOND)
          .firstAction(
              "Propeller panics on a workflow again and again. Find it: `kubectl -n flyte logs"
                  + " deploy/flytepropeller | grep 'panic when reconciling'`, abort that execution,"
                  + " and report it.")
          .runbook(
              """
              `flyte_propeller_panics_total` rises.
              """);

  static final CauseDefinition WORKFLOW_TOO_LARGE =
      CauseDefinition.of(Cause.WORKFLOW_TOO_LARGE, "workflows are too large for etcd")
          .nodes(NodeKind.SIZE)
          .earliest("2 readings", "1 reading")
          .facts(Fact.TOO_LARGE_PER_SECOND, Fact.LAUNCHES_FAILED, Fact.WORKFLOWS_REPORTING)
          .firstAction(
              "Workflows are too large for etcd. Turn on offloading"
                  + " (`flyteadmin.useOffloadedWorkflowClosure`, `useOffloadedInputs`) and tell the"
                  + " team to pass large data by reference.")
          .runbook(
              """
              The launch answers 200, the execution is stored as FAILED with `etcdserver: request is too large`; only `flyte_admin_execution_launch_failures_total` moves.
              """);

  static final CauseDefinition UPDATE_CONFLICT =
      CauseDefinition.of(Cause.UPDATE_CONFLICT, "two propellers work on the same workflows")
          .nodes(NodeKind.CONFLICT)
          .earliest("2 readings", "2 readings")
          .facts(Fact.CONFLICTS_PER_SECOND)
          .firstAction(
              "Two propellers work on the same workflows. See whether a second Flyte runs in the"
                  + " cluster: `kubectl get deploy -A | grep -E 'flyte|propeller'`; give each its"
                  + " own `limit-namespace`.")
          .runbook(
              """
              `flyte_propeller_workflow_updates_total{outcome="conflict"}` rises.
              """);

  private RoundCauses() {}
}
