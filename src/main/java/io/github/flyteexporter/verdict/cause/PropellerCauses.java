package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.NodeKind;

/** Propeller or the scheduler as the cause: one does not run, or does not lead. */
final class PropellerCauses {
  static final CauseDefinition NOT_RUNNING =
      CauseDefinition.of(Cause.NOT_RUNNING, "no pod with a propeller runs")
          .meaningInFlyte2("Flyte's process does not run")
          .nodes(NodeKind.PROPELLER, NodeKind.FLYTE)
          .earliest("never: the exporter is blind", "1 reading after the crash")
          .facts(
              Fact.PROPELLER_PODS_DOWN,
              Fact.FLYTE_PODS_DOWN,
              Fact.PROPELLERS_SILENT,
              Fact.FLYTE_PORTS_SILENT,
              Fact.LEASES_NOT_HELD)
          .firstAction(
              flyte ->
                  "Propeller does not run: `kubectl -n flyte get pods` and"
                      + " `kubectl -n flyte describe pod "
                      + flyte.notReady()
                      + "` say why; the last lines of `kubectl -n flyte logs "
                      + flyte.notReady()
                      + " --previous` as well.")
          .inFlyte2(
              flyte ->
                  "Flyte does not run: `kubectl -n flyte get pods` and `kubectl -n flyte describe"
                      + " pod "
                      + flyte.notReady()
                      + "` say why; the last lines of `kubectl -n flyte logs "
                      + flyte.notReady()
                      + " --previous` as well. Pods of tasks go on meanwhile.")
          .runbook(
              """
              No pod with a propeller is ready, and one waits to be restarted or cannot be started. Pods that are still
              starting, as during migrations, only count after ten minutes.
              """)
          .runbookInFlyte2(
              """
              All ports refuse; the pod waits to be restarted or cannot be started. Pods of tasks go on, and what they did is
              recorded after the start. Schedules that were due meanwhile are fired then, up to 100: a burst that is nobody's
              doing. Kubernetes calls the pod Ready 30 seconds after its start; it serves 1 to 13 seconds after it.
              """);

  static final CauseDefinition NO_LEADER =
      CauseDefinition.of(Cause.NO_LEADER, "propellers run, but none of them leads")
          .nodes(NodeKind.LEASE)
          .earliest("never", "20 s after the last renewal")
          .facts(Fact.PROPELLERS_WITHOUT_LEAD, Fact.LEASES_NOT_HELD)
          .firstAction(
              "No propeller holds the lease: `kubectl -n flyte get lease | grep propeller-leader`"
                  + " and `kubectl -n flyte logs deploy/flytepropeller --tail=50`. Most often the"
                  + " right to `leases` is missing.")
          .runbook(
              """
              `flyte_lease_held` is 0 and `flyte_propeller_leader` is 0 for every propeller.
              """);

  static final CauseDefinition SHARD_MISSING =
      CauseDefinition.of(Cause.SHARD_MISSING, "a shard of propeller does not run while others do")
          .nodes(NodeKind.SHARD)
          .earliest("never", "1 reading")
          .facts(Fact.SHARDS_DOWN, Fact.LEASES_NOT_HELD, Fact.PROPELLERS_SILENT)
          .firstAction(
              flyte ->
                  "A shard of propeller does not run; its workflows stand still. `kubectl -n flyte"
                      + " get pods` and `kubectl -n flyte logs "
                      + flyte.notReady()
                      + " --previous` say why.")
          .runbook(
              """
              Some propellers have no ready pod, or do not renew their lease, while others work. Only the workflows of those
              shards stand still; no counter of an error moves.
              """);

  static final CauseDefinition SCHEDULER_DOWN =
      CauseDefinition.of(Cause.SCHEDULER_DOWN, "the scheduler does not run")
          .nodes(NodeKind.SCHEDULER)
          .earliest("never", "1 reading")
          .facts(Fact.SCHEDULER_PODS_DOWN, Fact.SCHEDULES_LATE)
          .firstAction(
              "The scheduler does not run: `kubectl -n flyte get pods` and `kubectl -n flyte logs"
                  + " deploy/flytescheduler --all-containers --previous --tail=50` say why. It"
                  + " makes up for what it missed.")
          .runbook(
              """
              No pod of the scheduler is ready, or it restarts again and again; schedules become overdue while executions
              from elsewhere start. Schedules that were missed fire late, the newest first, each with its own due time.
              """);

  private PropellerCauses() {}
}
