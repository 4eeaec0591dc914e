package io.github.flyteexporter.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.FlyteWorkflowIndex.Name;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of an execution (flyte v1.16.8, flyteidl/protos/flyteidl/admin/execution.proto).
 *
 * @param namespace where its FlyteWorkflow should be, empty when that is not said
 * @param cluster the cluster it runs in, empty where there is but one
 * @param scheduledAt for when a schedule launched it
 * @param error what it failed on, empty when it did not; in lists flyteadmin cuts it to 100 bytes
 *     (flyteadmin/pkg/repositories/transformers/execution.go:26)
 */
record Execution(
    String project,
    String domain,
    String name,
    String namespace,
    String cluster,
    ExecutionPhase phase,
    Optional<Instant> created,
    String launchPlan,
    Optional<Instant> scheduledAt,
    String error) {

  static Execution of(JsonNode json) {
    JsonNode id = AdminJson.at(json, "id");
    JsonNode metadata = AdminJson.at(json, "spec", "metadata");
    JsonNode closure = AdminJson.at(json, "closure");
    return new Execution(
        AdminJson.text(id, "project"),
        AdminJson.text(id, "domain"),
        AdminJson.text(id, "name"),
        AdminJson.text(metadata, "systemmetadata", "namespace"),
        AdminJson.text(metadata, "systemmetadata", "executioncluster"),
        ExecutionPhase.of(AdminJson.text(closure, "phase")),
        AdminJson.moment(closure, "createdat"),
        AdminJson.text(json, "spec", "launchplan", "name"),
        AdminJson.moment(metadata, "scheduledat"),
        Evidence.bounded(AdminJson.text(closure, "error", "message")));
  }

  /** The name of its FlyteWorkflow. */
  Name workflow() {
    return new Name(namespace.isEmpty() ? project + "-" + domain : namespace, name);
  }
}
