package io.github.flyteexporter.signal.propeller;

import static io.github.flyteexporter.signal.catalogue.SeriesMapping.labeled;
import static io.github.flyteexporter.signal.catalogue.SeriesMapping.series;
import static io.github.flyteexporter.signal.catalogue.SeriesMapping.sumAndCount;
import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.gauge;
import static io.github.flyteexporter.signal.catalogue.Signal.histogram;
import static io.github.flyteexporter.signal.catalogue.Signal.summary;

import io.github.flyteexporter.signal.catalogue.Relabel;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.List;

/**
 * Does propeller progress. Sources: flyte v1.16.8, flytepropeller/pkg/controller:
 * workers.go:167-171 (rounds, workers), handler.go:50-59 (round parts),
 * workflowstore/execution_stats.go:92-94 (active), flytestdlib/promutils/workqueue.go:37-108
 * (queues).
 */
public final class PropellerSignals {
  private static final double MILLIS = 1e-3;

  public static final Signal LEADER =
      gauge(
              "flyte_propeller_leader",
              "Whether this propeller processes workflows (1) or is a standby (0).",
              "target")
          .computed(
              "Lease objects, `leader_election_master_status`, else `P:workers_restarted`",
              new LeaderDetection(),
              LeaderDetection.NEEDS);

  public static final Signal ROUNDS =
      counter(
              "flyte_propeller_rounds_total",
              "Rounds of propeller's workers, by outcome; a failed round is no progress.",
              "target",
              "outcome")
          .passesThrough(
              series("P:round:success_count", "outcome", "success"),
              series("P:round:error_count", "outcome", "error"));

  public static final Signal PANICS =
      counter(
              "flyte_propeller_panics_total",
              "Panics that propeller recovered from, in rounds and in plugins.",
              "target",
              "where")
          .passesThrough(
              series("P:round:panic_unlabeled", "where", "round"),
              series("P:plugin_panic", "where", "plugin").whenUsed());

  public static final Signal ROUND_DURATION =
      summary(
              "flyte_propeller_round_duration_seconds",
              "Duration of a whole round, from the queue to the write to Kubernetes.",
              "target")
          .passesThrough(sumAndCount("P:round:round_total_ms", MILLIS));

  public static final Signal TRAVERSAL_DURATION =
      summary(
              "flyte_propeller_round_raw_duration_seconds",
              "Duration of the traversal of a workflow's graph within a round (round:raw_ms).",
              "target")
          .passesThrough(sumAndCount("P:round:raw_unlabeled_ms", MILLIS));

  public static final Signal WORKERS =
      gauge(
              "flyte_propeller_workers",
              "Propeller's workers by state; a standby has none.",
              "target",
              "state")
          .passesThrough(series("P:free_workers_count", "state", "free"));

  public static final Signal QUEUE_DEPTH =
      gauge(
              "flyte_propeller_queue_depth",
              "Workflows waiting for a worker; keeps growing on a standby, and 0 does not mean"
                  + " idle.",
              "target",
              "queue")
          .passesThrough(
              series("P:main_depth", "queue", "main"),
              series("P:sub_depth", "queue", "sub").whenUsed());

  public static final Signal QUEUE_ADDS =
      counter(
              "flyte_propeller_queue_adds_total",
              "Workflows added to the queue, after deduplication.",
              "target",
              "queue")
          .passesThrough(
              series("P:main_adds", "queue", "main"),
              series("P:sub_adds", "queue", "sub").whenUsed());

  /** In seconds in spite of its name: client-go v0.34.1, util/workqueue/metrics.go. */
  public static final Signal QUEUE_WAIT =
      histogram(
              "flyte_propeller_queue_wait_seconds",
              "Time that workflows waited in the main queue.",
              "target")
          .passesThrough(
              labeled("P:main_queue_latency_us_bucket", Relabel.bucket()).withSuffix("_bucket"),
              series("P:main_queue_latency_us_sum").withSuffix("_sum"),
              series("P:main_queue_latency_us_count").withSuffix("_count"));

  public static final Signal LONGEST_RUNNING =
      gauge(
              "flyte_propeller_longest_running_processor_seconds",
              "Age of the oldest round still running.",
              "target",
              "queue")
          .passesThrough(
              series("P:main_longest_running_processor_s", "queue", "main"),
              series("P:sub_longest_running_processor_s", "queue", "sub").whenUsed());

  public static final Signal UNFINISHED =
      gauge(
              "flyte_propeller_unfinished_work_seconds",
              "Total age of all rounds still running.",
              "target",
              "queue")
          .passesThrough(
              series("P:main_unfinished_work_s", "queue", "main"),
              series("P:sub_unfinished_work_s", "queue", "sub").whenUsed());

  public static final Signal ACCEPTANCE =
      summary(
              "flyte_propeller_acceptance_latency_seconds",
              "Time from a workflow's creation in Kubernetes to its first round.",
              "target")
          .passesThrough(sumAndCount("P:workflow:acceptance_latency_unlabeled_ms", MILLIS));

  public static final Signal ACTIVE_WORKFLOWS =
      gauge(
              "flyte_propeller_active_workflows",
              "Workflows that propeller processes, as of its last traversal.",
              "target")
          .passesThrough(series("P:execstats:active_workflow_executions"));

  public static final Signal ACTIVE_NODES =
      gauge(
              "flyte_propeller_active_nodes",
              "Running nodes of the workflows that propeller processes.",
              "target")
          .passesThrough(series("P:execstats:active_node_executions"));

  public static final Signal ACTIVE_TASKS =
      gauge(
              "flyte_propeller_active_tasks",
              "Running task nodes of the workflows that propeller processes.",
              "target")
          .passesThrough(series("P:execstats:active_task_executions"));

  public static final List<Signal> ALL =
      List.of(
          LEADER,
          ROUNDS,
          PANICS,
          ROUND_DURATION,
          TRAVERSAL_DURATION,
          WORKERS,
          QUEUE_DEPTH,
          QUEUE_ADDS,
          QUEUE_WAIT,
          LONGEST_RUNNING,
          UNFINISHED,
          ACCEPTANCE,
          ACTIVE_WORKFLOWS,
          ACTIVE_NODES,
          ACTIVE_TASKS);

  private PropellerSignals() {}
}
