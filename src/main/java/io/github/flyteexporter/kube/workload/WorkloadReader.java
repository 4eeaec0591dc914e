package io.github.flyteexporter.kube.workload;

import com.fasterxml.jackson.core.JsonParser;
import io.github.flyteexporter.kube.json.Condition;
import io.github.flyteexporter.kube.json.JsonWalker;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.watch.ObjectReader;
import io.github.flyteexporter.reading.Evidence;
import java.io.IOException;

/**
 * Reads Deployments and StatefulSets; the labels of their pods say which part of Flyte they are.
 */
public record WorkloadReader(ControlPlaneLabels labels) implements ObjectReader<WorkloadObject> {
  @Override
  public WorkloadObject read(JsonParser at) throws IOException {
    Fields fields = new Fields();
    JsonWalker.fields(
        at,
        field -> {
          switch (field) {
            case "metadata" ->
                JsonWalker.fields(
                    at,
                    inner -> {
                      if (inner.equals("uid")) {
                        fields.uid = JsonWalker.text(at);
                      } else {
                        at.skipChildren();
                      }
                    });
            case "spec" -> JsonWalker.fields(at, inner -> spec(at, inner, fields));
            case "status" -> JsonWalker.fields(at, inner -> status(at, inner, fields));
            default -> at.skipChildren();
          }
        });
    boolean ours = labels.matchesRelease(fields.release);
    return new WorkloadObject(
        fields.uid, ours ? fields.component : "", fields.replicas, fields.refusal);
  }

  private void spec(JsonParser at, String field, Fields fields) throws IOException {
    switch (field) {
      case "replicas" -> fields.replicas = JsonWalker.number(at);
      case "template", "metadata" -> JsonWalker.fields(at, inner -> spec(at, inner, fields));
      case "labels" -> JsonWalker.fields(at, label -> label(at, label, fields));
      default -> at.skipChildren();
    }
  }

  private void label(JsonParser at, String label, Fields fields) throws IOException {
    String value = JsonWalker.text(at);
    if (label.equals(ControlPlaneLabels.RELEASE)) {
      fields.release = value;
    } else {
      labels.component(label, value).ifPresent(found -> fields.component = found);
    }
  }

  private static void status(JsonParser at, String field, Fields fields) throws IOException {
    if (field.equals("conditions")) {
      JsonWalker.elements(at, () -> condition(at, fields));
    } else {
      at.skipChildren();
    }
  }

  private static void condition(JsonParser at, Fields fields) throws IOException {
    Condition condition = Condition.read(at);
    if (condition.type().equals("ReplicaFailure") && condition.is("True")) {
      String message = condition.message();
      fields.refusal = message.isEmpty() ? "refused" : Evidence.bounded(message);
    }
  }

  private static final class Fields {
    private String uid = "";
    private String component = "";
    private String release = "";

    /** The default of apps/v1. */
    private int replicas = 1;

    private String refusal = "";
  }
}
