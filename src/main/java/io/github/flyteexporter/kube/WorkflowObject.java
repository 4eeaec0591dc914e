package io.github.flyteexporter.kube;

import com.fasterxml.jackson.core.JsonParser;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
import java.io.IOException;
import java.util.Optional;

/** What is kept of one FlyteWorkflow (flyte v1.16.8, flytepropeller/pkg/apis/flyteworkflow). */
final class WorkflowObject {
  private String uid = "";
  private String project = "";
  private String domain = "";
  private int phase;
  private int failedAttempts;
  private String message = "";
  private String errorCode = "";
  private String errorKind = "";
  private String errorMessage = "";

  private WorkflowObject() {}

  /**
   * Reads the object that the parser stands on.
   *
   * @throws IOException when the JSON is broken
   */
  static WorkflowObject read(JsonParser parser) throws IOException {
    WorkflowObject object = new WorkflowObject();
    Objects.fields(
        parser,
        field -> {
          switch (field) {
            case "metadata" -> object.metadata(parser);
            case "executionId" -> object.executionId(parser);
            case "status" -> object.status(parser);
            default -> parser.skipChildren();
          }
        });
    return object;
  }

  private void metadata(JsonParser parser) throws IOException {
    Objects.fields(
        parser,
        field -> {
          if (field.equals("uid")) {
            uid = Objects.text(parser);
          } else {
            parser.skipChildren();
          }
        });
  }

  private void executionId(JsonParser parser) throws IOException {
    Objects.fields(
        parser,
        field -> {
          switch (field) {
            case "project" -> project = Objects.text(parser);
            case "domain" -> domain = Objects.text(parser);
            default -> parser.skipChildren();
          }
        });
  }

  private void status(JsonParser parser) throws IOException {
    Objects.fields(
        parser,
        field -> {
          switch (field) {
            case "phase" -> phase = Objects.number(parser);
            case "failedAttempts" -> failedAttempts = Objects.number(parser);
            case "message" -> message = Objects.text(parser);
            case "error" -> error(parser);
            default -> parser.skipChildren();
          }
        });
  }

  private void error(JsonParser parser) throws IOException {
    Objects.fields(
        parser,
        field -> {
          switch (field) {
            case "code" -> errorCode = Objects.text(parser);
            case "kind" -> errorKind = Objects.text(parser);
            case "message" -> errorMessage = Objects.text(parser);
            default -> parser.skipChildren();
          }
        });
  }

  boolean ended() {
    return outcome().isPresent();
  }

  /** Phases: flyte v1.16.8, flytepropeller/pkg/apis/flyteworkflow/v1alpha1/iface.go:105-122. */
  private Optional<Outcome> outcome() {
    return switch (phase) {
      case 3 -> Optional.of(Outcome.SUCCEEDED);
      case 5 -> Optional.of(Outcome.FAILED);
      case 6 -> Optional.of(Outcome.ABORTED);
      default -> Optional.empty();
    };
  }

  /** What this object has to tell beyond being there. */
  Optional<Evidence> evidence() {
    WorkflowId id = new WorkflowId(uid, project, domain);
    if (ended()) {
      return outcome().map(how -> new EndedWorkflow(id, how, errorCode, errorKind, errorMessage));
    }
    return failedAttempts > 0
        ? Optional.of(new FailingWorkflow(id, failedAttempts, message))
        : Optional.empty();
  }
}
