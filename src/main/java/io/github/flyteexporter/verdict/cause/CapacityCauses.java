package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.NodeKind;

/** Too little capacity as the cause: workers, memory, CPU. */
final class CapacityCauses {
  static final CauseDefinition TOO_MANY_WORKFLOWS =
      CauseDefinition.of(
              Cause.TOO_MANY_WORKFLOWS,
              "propeller works at full capacity, and more rounds are owed")
          .nodes(NodeKind.WORKLOAD)
          .earliest("60 s", "60 s")
          .facts(Fact.ROUNDS_OWED_PER_SECOND, Fact.QUEUE_DEPTH, Fact.PICK_UP_SECONDS)
          .firstAction(
              flyte ->
                  "Give propeller more workers (`"
                      + flyte.setting("workers")
                      + "`; flyte-core's chart sets 4) and restart it"
                      + (flyte.binary() ? "" : ", or shard it")
                      + ", unless the queue already shrinks. Until then launch less: see where with"
                      + " `kubectl get flyteworkflows -A --no-headers | awk '{print $1}' | sort |"
                      + " uniq -c`.")
          .runbook(
              """
              Rounds still succeed, but far fewer than are owed; `flyte:propeller:all:free_workers_count` is 0 and
              `flyte:propeller:all:main_depth` grows linearly. Zero free workers alone prove nothing: they are 0 without the
              database as well.
              """);

  static final CauseDefinition OUT_OF_MEMORY =
      CauseDefinition.of(
              Cause.OUT_OF_MEMORY, "Flyte's containers exceed their memory limit and are killed")
          .nodes(NodeKind.MEMORY)
          .earliest("never", "1 reading")
          .facts(Fact.OUT_OF_MEMORY)
          .firstAction(
              flyte ->
                  "Containers of Flyte exceed their memory limit and are killed: raise the memory"
                      + " limit in the chart (`resources.limits.memory`) and look at `kubectl -n"
                      + " flyte describe pod "
                      + flyte.notReady()
                      + "`.")
          .runbook(
              """
              Containers of Flyte ended with `OOMKilled`; `flyte_control_plane_pod_restarts_total` rises. Between the kills
              Kubernetes waits longer each time, up to five minutes.
              """)
          .runbookInFlyte2(
              """
              The one process takes everything with it: while it is down no run is accepted, looked at or recorded. Pods of tasks
              go on.
              """);

  static final CauseDefinition CPU_STARVED =
      CauseDefinition.of(Cause.CPU_STARVED, "Flyte's processes get too little CPU")
          .nodes(NodeKind.CPU)
          .earliest("2 readings", "2 readings")
          .facts(Fact.SLOW_DEPENDENCIES)
          .firstAction(
              "Flyte's processes get too little CPU: raise `resources.limits.cpu`, or look at the"
                  + " node: `kubectl top pod -n flyte` and `kubectl top node`.")
          .runbook(
              """
              The processes answer, but slowly, on all paths alike, and the database, the object store and the API server
              answer quickly when the exporter asks them.
              """)
          .runbookInFlyte2(
              """
              `/healthz`, which needs nothing, is as slow as the lists.
              """);

  private CapacityCauses() {}
}
