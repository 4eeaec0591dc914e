package io.github.flyteexporter.admin;

import com.fasterxml.jackson.core.JsonParser;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.FlyteWorkflowIndex.Name;
import java.io.IOException;
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

  /** How its FlyteWorkflow is called. */
  Name workflow() {
    return new Name(namespace.isEmpty() ? project + "-" + domain : namespace, name);
  }

  /** Reads one while the parser stands on its start. */
  static Execution read(JsonParser parser) throws IOException {
    Fields fields = new Fields();
    AdminJson.object(parser, fields::take);
    return fields.execution();
  }

  /** The fields as they go by. */
  static final class Fields {
    private String project = "";
    private String domain = "";
    private String name = "";
    private String namespace = "";
    private String cluster = "";
    private ExecutionPhase phase = ExecutionPhase.OTHER;
    private Optional<Instant> created = Optional.empty();
    private String launchPlan = "";
    private Optional<Instant> scheduledAt = Optional.empty();
    private String error = "";

    void take(String field, JsonParser parser) throws IOException {
      switch (field) {
        case "id" -> AdminJson.object(parser, this::id);
        case "spec" -> AdminJson.object(parser, this::spec);
        case "closure" -> AdminJson.object(parser, this::closure);
        default -> parser.skipChildren();
      }
    }

    private void id(String field, JsonParser parser) throws IOException {
      switch (field) {
        case "project" -> project = AdminJson.text(parser);
        case "domain" -> domain = AdminJson.text(parser);
        case "name" -> name = AdminJson.text(parser);
        default -> parser.skipChildren();
      }
    }

    private void spec(String field, JsonParser parser) throws IOException {
      switch (field) {
        case "launchplan" -> AdminJson.object(parser, this::launchPlan);
        case "metadata" -> AdminJson.object(parser, this::metadata);
        default -> parser.skipChildren();
      }
    }

    private void launchPlan(String field, JsonParser parser) throws IOException {
      if (field.equals("name")) {
        launchPlan = AdminJson.text(parser);
      } else {
        parser.skipChildren();
      }
    }

    private void metadata(String field, JsonParser parser) throws IOException {
      switch (field) {
        case "scheduledat" -> scheduledAt = AdminJson.moment(parser);
        case "systemmetadata" -> AdminJson.object(parser, this::systemMetadata);
        default -> parser.skipChildren();
      }
    }

    private void systemMetadata(String field, JsonParser parser) throws IOException {
      switch (field) {
        case "namespace" -> namespace = AdminJson.text(parser);
        case "executioncluster" -> cluster = AdminJson.text(parser);
        default -> parser.skipChildren();
      }
    }

    private void closure(String field, JsonParser parser) throws IOException {
      switch (field) {
        case "phase" -> phase = ExecutionPhase.of(AdminJson.text(parser));
        case "createdat" -> created = AdminJson.moment(parser);
        case "error" -> AdminJson.object(parser, this::error);
        default -> parser.skipChildren();
      }
    }

    private void error(String field, JsonParser parser) throws IOException {
      if (field.equals("message")) {
        error = Evidence.bounded(AdminJson.text(parser));
      } else {
        parser.skipChildren();
      }
    }

    Execution execution() {
      return new Execution(
          project,
          domain,
          name,
          namespace,
          cluster,
          phase,
          created,
          launchPlan,
          scheduledAt,
          error);
    }
  }
}
