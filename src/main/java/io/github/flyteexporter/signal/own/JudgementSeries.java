package io.github.flyteexporter.signal.own;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Wanted;
import io.github.flyteexporter.signal.catalogue.SeriesMapping;
import java.util.ArrayList;
import java.util.List;

/**
 * Series of Flyte's pages that only the judgement reads: what was begun against what ended, and
 * where the time of propeller's workers and of flyteadmin's handlers goes.
 */
public final class JudgementSeries {
  private JudgementSeries() {}

  /** All of them. */
  public static List<Wanted> all() {
    List<Wanted> all = new ArrayList<>();
    // grpc-ecosystem/go-grpc-prometheus: started before the call, handled after it
    all.add(new Wanted("grpc_client_started_total", Labels.NONE, List.of("grpc_service")));
    all.add(new Wanted("grpc_server_started_total", Labels.NONE, List.of("grpc_method")));
    // in seconds in spite of its name: client-go v0.34.1, util/workqueue/metrics.go
    all.add(SeriesMapping.unlabeled("P:main_work_duration_us_sum"));
    all.add(SeriesMapping.unlabeled("P:main_work_duration_us_count"));
    for (String level : List.of("workflow", "node", "task")) {
      all.add(SeriesMapping.unlabeled("P:" + level + ":event_recording:success_duration_ms_sum"));
      all.add(SeriesMapping.unlabeled("P:" + level + ":event_recording:failure_duration_ms_sum"));
    }
    for (String store : List.of("P:metastore:", "A:storage:")) {
      for (String operation : List.of("head", "read_open", "write")) {
        all.add(SeriesMapping.unlabeled(store + operation + "_unlabeled_ms_sum"));
      }
    }
    // controller-runtime v0.24.1 in flyte v2.0.43; what is labeled by priority is added up
    all.add(new Wanted("controller_runtime_reconcile_total", Labels.NONE, List.of("result")));
    for (String name :
        List.of(
            "controller_runtime_reconcile_errors_total",
            "controller_runtime_active_workers",
            "controller_runtime_max_concurrent_reconciles",
            "workqueue_depth",
            "workqueue_unfinished_work_seconds",
            "workqueue_longest_running_processor_seconds")) {
      all.add(SeriesMapping.unlabeled(name));
    }
    return List.copyOf(all);
  }
}
