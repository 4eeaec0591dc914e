package io.github.flyteexporter.kube.workload;

import io.github.flyteexporter.kube.json.Condition;
import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.watch.ObjectReader;
import io.github.flyteexporter.reading.Evidence;
import java.io.IOException;

/**
 * Reads Deployments and StatefulSets; the labels of their pods say which part of Flyte they are.
 */
public record WorkloadReader(ControlPlaneLabels labels) implements ObjectReader<WorkloadObject> {
  @Override
  public WorkloadObject read(JsonReader at) throws IOException {
    Fields fields = new Fields();
    at.fields(
        field -> {
          switch (field) {
            case "metadata" ->
                at.fields(
                    inner -> {
                      if (inner.equals("uid")) {
                        fields.uid = at.text();
                      } else {
                        at.skip();
                      }
                    });
            case "spec" -> at.fields(inner -> spec(at, inner, fields));
            case "status" -> at.fields(inner -> status(at, inner, fields));
            default -> at.skip();
          }
        });
    boolean ours = labels.matchesRelease(fields.release);
    return new WorkloadObject(
        fields.uid, ours ? fields.component : "", fields.replicas, fields.refusal);
  }

  private void spec(JsonReader at, String field, Fields fields) throws IOException {
    switch (field) {
      case "replicas" -> fields.replicas = at.number();
      case "template", "metadata" -> at.fields(inner -> spec(at, inner, fields));
      case "labels" -> at.fields(label -> label(at, label, fields));
      default -> at.skip();
    }
  }

  private void label(JsonReader at, String label, Fields fields) throws IOException {
    String value = at.text();
    if (label.equals(ControlPlaneLabels.RELEASE)) {
      fields.release = value;
    } else {
      labels.component(label, value).ifPresent(found -> fields.component = found);
    }
  }

  private static void status(JsonReader at, String field, Fields fields) throws IOException {
    if (field.equals("conditions")) {
      at.elements(() -> condition(at, fields));
    } else {
      at.skip();
    }
  }

  private static void condition(JsonReader at, Fields fields) throws IOException {
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
