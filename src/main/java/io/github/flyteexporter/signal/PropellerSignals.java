package io.github.flyteexporter.signal;

import static io.github.flyteexporter.signal.Signal.counter;
import static io.github.flyteexporter.signal.Signal.gauge;
import static io.github.flyteexporter.signal.Take.series;

import io.github.flyteexporter.reading.Labels;
import java.util.List;

/**
 * Does propeller progress. Sources: flyte v1.16.8, flytepropeller/pkg/controller/workers.go:167.
 */
public final class PropellerSignals {
  public static final Signal ROUNDS =
      counter(
              "flyte_propeller_rounds_total",
              "Rounds that propeller's workers did, by outcome; a round that failed is no progress.",
              "target",
              "outcome")
          .takes(
              series("P:round:success_count", "outcome", "success"),
              series("P:round:error_count", "outcome", "error"));

  public static final Signal WORKERS =
      gauge(
              "flyte_propeller_workers",
              "Propeller's workers by state; a standby has none.",
              "target",
              "state")
          .takes(series("P:free_workers_count", "state", "free"));

  public static final Signal QUEUE_DEPTH =
      gauge(
              "flyte_propeller_queue_depth",
              "Workflows waiting for a worker; grows for ever on a standby, and 0 is not idle.",
              "target",
              "queue")
          .takes(series("P:main_depth", "queue", "main"), series("P:sub_depth", "queue", "sub"));

  public static final Signal ACTIVE_WORKFLOWS =
      gauge(
              "flyte_propeller_active_workflows",
              "Workflows that propeller works on, as it saw them in its last traversal.",
              "target")
          .takes(series("P:execstats:active_workflow_executions"));

  /** 1 where the pool of workers was started (workers.go:171): the leader, or the only one. */
  public static final Signal LEADER =
      gauge(
              "flyte_propeller_leader",
              "Whether this propeller does the work: 0 on a standby.",
              "target")
          .computed(
              "`P:workers_restarted`",
              (frame, out) ->
                  frame
                      .pages()
                      .forEach(
                          page ->
                              page.samples()
                                  .sum("P:workers_restarted")
                                  .ifPresent(
                                      starts ->
                                          out.emit(
                                              Labels.of("target", page.of().target()),
                                              starts > 0 ? 1 : 0))),
              Take.plain("P:workers_restarted"));

  static final List<Signal> ALL = List.of(LEADER, ROUNDS, WORKERS, QUEUE_DEPTH, ACTIVE_WORKFLOWS);

  private PropellerSignals() {}
}
