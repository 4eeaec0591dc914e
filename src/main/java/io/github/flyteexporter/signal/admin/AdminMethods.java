package io.github.flyteexporter.signal.admin;

import io.github.flyteexporter.signal.catalogue.Relabel;
import java.util.Map;
import java.util.TreeMap;

/**
 * The methods of flyteadmin with a label value of their own: those that users and propeller depend
 * on. Each has two names, that of gRPC and that of its own metrics (flyte v1.16.8,
 * flyteadmin/pkg/rpc/adminservice/metrics.go:140-236).
 */
final class AdminMethods {
  /** Endpoint in admin's metric names, by gRPC method. */
  static final Map<String, String> ENDPOINTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("CreateExecution", "create_execution"),
              Map.entry("TerminateExecution", "terminate_execution"),
              Map.entry("GetExecution", "get_execution"),
              Map.entry("ListExecutions", "list_execution"),
              Map.entry("CreateWorkflowEvent", "create_execution_event"),
              Map.entry("CreateNodeEvent", "create_node_execution_event"),
              Map.entry("CreateTaskEvent", "create_task_execution_event"),
              Map.entry("CreateTask", "create_task"),
              Map.entry("CreateWorkflow", "create_workflow"),
              Map.entry("CreateLaunchPlan", "create_launch_plan"),
              Map.entry("ListProjects", "list_projects"),
              Map.entry("GetExecutionData", "get_execution_data")));

  private AdminMethods() {}

  static Relabel relabel() {
    return Relabel.oneOf("grpc_method", "method", ENDPOINTS.keySet());
  }
}
