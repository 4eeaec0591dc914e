package io.github.flyteexporter.kube.namespace;

import io.github.flyteexporter.kube.json.Condition;
import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.watch.ObjectReader;
import java.io.IOException;

/** Reads Namespaces. */
public final class NamespaceReader implements ObjectReader<NamespaceObject> {
  /** kubernetes, staging/src/k8s.io/pod-security-admission/api/constants.go. */
  private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

  private static final int LONGEST_REMAINING = 300;

  @Override
  public NamespaceObject read(JsonReader at) throws IOException {
    Fields fields = new Fields();
    at.fields(
        field -> {
          switch (field) {
            case "metadata" -> at.fields(inner -> fields.metadata(at, inner));
            case "status" -> at.fields(inner -> fields.status(at, inner));
            default -> at.skip();
          }
        });
    return fields.object();
  }

  private static final class Fields {
    private String uid = "";
    private String name = "";
    private String enforced = "";
    private String remaining = "";
    private long created;
    private long deleted;
    private boolean terminating;

    void metadata(JsonReader at, String field) throws IOException {
      switch (field) {
        case "uid" -> uid = at.text();
        case "name" -> name = at.text();
        case "creationTimestamp" -> created = KubeTimes.seconds(at.text());
        case "deletionTimestamp" -> deleted = KubeTimes.seconds(at.text());
        case "labels" ->
            at.fields(
                label -> {
                  if (label.equals(ENFORCE)) {
                    enforced = at.text().intern();
                  }
                });
        default -> at.skip();
      }
    }

    void status(JsonReader at, String field) throws IOException {
      switch (field) {
        case "phase" -> terminating = at.text().equals("Terminating");
        case "conditions" -> at.elements(() -> condition(at));
        default -> at.skip();
      }
    }

    /**
     * Of the conditions of a deletion the one about finalizers says most: kubernetes,
     * pkg/controller/namespace/deletion/status_condition_utils.go.
     */
    private void condition(JsonReader at) throws IOException {
      Condition condition = Condition.read(at);
      boolean finalizers = condition.type().equals("NamespaceFinalizersRemaining");
      if (condition.is("True") && (finalizers || remaining.isEmpty())) {
        String message = condition.message();
        remaining = message.substring(0, Math.min(message.length(), LONGEST_REMAINING));
      }
    }

    NamespaceObject object() {
      boolean ends = terminating || deleted > 0;
      long since = deleted > 0 ? deleted : Math.max(1, created);
      return new NamespaceObject(uid, name, ends ? since : 0, ends ? remaining : "", enforced);
    }
  }
}
