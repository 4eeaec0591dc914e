package io.github.flyteexporter.signal.admin;

import static io.github.flyteexporter.signal.catalogue.SeriesMapping.series;
import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.signal.catalogue.SeriesMapping;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.List;

/**
 * The smaller components. Sources: flyte v1.16.8,
 * flyteadmin/scheduler/executor/executor_impl.go:145, scheduler/core/gocron_scheduler.go:371-373,
 * scheduler/snapshoter/snapshoter.go:83-85, pkg/clusterresource/controller.go:642-682,
 * datacatalog/pkg/manager/impl, flytepropeller/manager/manager.go:43-46.
 */
public final class ServiceSignals {
  public static final Signal SCHEDULE_EXECUTIONS =
      counter(
              "flyte_schedule_executions_total",
              "Executions fired by the scheduler, by outcome; failed counts attempts, up to 30"
                  + " for each.",
              "target",
              "outcome")
          .passesThrough(
              series("S:successful_execution_counter", "outcome", "success"),
              series("S:failed_execution_counter", "outcome", "failed"));

  public static final Signal SCHEDULE_ERRORS =
      counter(
              "flyte_schedule_errors_total",
              "Errors of the scheduler itself, by kind.",
              "target",
              "kind")
          .passesThrough(
              series("S:catchup_error_counter", "kind", "catchup"),
              series("S:job_schedule_failed_counter", "kind", "registration"),
              series("S:checkpoint_save_error_counter", "kind", "snapshot_save"),
              series("S:checkpoint_creation_error_counter", "kind", "snapshot_creation"));

  public static final Signal SCHEDULE_TICKS =
      counter(
              "flyte_schedule_ticks_total",
              "Reads of the schedules from the database, every 30 s while the scheduler runs.",
              "target")
          .passesThrough(series("S:database:schedulable_entity:get_ms_count"));

  public static final Signal RESOURCE_SYNCS =
      counter(
              "flyte_cluster_resource_syncs_total",
              "Runs of the cluster resource sync, which creates the namespaces of new projects.",
              "target")
          .passesThrough(series("C:k8s_resource_syncs"));

  public static final Signal RESOURCE_ERRORS =
      counter(
              "flyte_cluster_resource_errors_total",
              "Errors of the cluster resource sync, by kind.",
              "target",
              "kind")
          .passesThrough(
              series("C:sync_errors", "kind", "sync"),
              series("C:resource_add_errors", "kind", "add"),
              series("C:k8s_resource_create_errors", "kind", "create"),
              series("C:template_read_errors", "kind", "template_read"),
              series("C:template_update_errors", "kind", "template_update"),
              series("C:panics", "kind", "panic"));

  public static final Signal MANAGED_PROPELLERS =
      gauge(
              "flyte_propeller_manager_pods_running",
              "Running propeller pods as seen by the propeller manager.",
              "target")
          .passesThrough(series("M:pods_running_count"));

  public static final Signal MANAGED_PODS =
      counter(
              "flyte_propeller_manager_pod_changes_total",
              "Propeller pods that the propeller manager created and deleted.",
              "target",
              "change")
          .passesThrough(
              series("M:pods_created_count", "change", "created"),
              series("M:pods_deleted_count", "change", "deleted"));

  /** Mind Flyte's spelling: datasets have failed_count, artifacts and tags failure_count. */
  public static final Signal CATALOG_OPERATIONS =
      counter(
              "flyte_datacatalog_operations_total",
              "Requests that datacatalog answered, by operation and outcome; a lookup without a"
                  + " result counts as failed.",
              "target",
              "operation",
              "outcome")
          .passesThrough(
              operation("D:artifact:create_success_count_unlabeled", "create_artifact", "success"),
              operation("D:artifact:create_failure_count_unlabeled", "create_artifact", "failed"),
              operation("D:artifact:get_success_count_unlabeled", "get_artifact", "success"),
              operation("D:artifact:get_failure_count_unlabeled", "get_artifact", "failed"),
              operation("D:dataset:create_success_count_unlabeled", "create_dataset", "success"),
              operation("D:dataset:create_failed_count_unlabeled", "create_dataset", "failed"),
              operation("D:tag:create_success_count_unlabeled", "add_tag", "success"),
              operation("D:tag:create_failure_count_unlabeled", "add_tag", "failed"));

  public static final List<Signal> ALL =
      List.of(
          SCHEDULE_EXECUTIONS,
          SCHEDULE_ERRORS,
          SCHEDULE_TICKS,
          RESOURCE_SYNCS,
          RESOURCE_ERRORS,
          MANAGED_PROPELLERS,
          MANAGED_PODS,
          CATALOG_OPERATIONS);

  private ServiceSignals() {}

  private static SeriesMapping operation(String name, String operation, String outcome) {
    return series(name, "operation", operation, "outcome", outcome);
  }
}
