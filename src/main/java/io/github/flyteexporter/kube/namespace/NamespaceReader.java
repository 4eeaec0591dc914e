package io.github.flyteexporter.kube.namespace;

import com.fasterxml.jackson.core.JsonParser;
import io.github.flyteexporter.kube.json.Condition;
import io.github.flyteexporter.kube.json.JsonWalker;
import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.watch.ObjectReader;
import java.io.IOException;

/** Reads Namespaces. */
public final class NamespaceReader implements ObjectReader<NamespaceObject> {
  /** kubernetes, staging/src/k8s.io/pod-security-admission/api/constants.go. */
  private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

  private static final int LONGEST_REMAINING = 300;

  @Override
  public NamespaceObject read(JsonParser at) throws IOException {
    Fields fields = new Fields();
    JsonWalker.fields(
        at,
        field -> {
          switch (field) {
            case "metadata" -> JsonWalker.fields(at, inner -> fields.metadata(at, inner));
            case "status" -> JsonWalker.fields(at, inner -> fields.status(at, inner));
            default -> at.skipChildren();
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

    void metadata(JsonParser at, String field) throws IOException {
      switch (field) {
        case "uid" -> uid = JsonWalker.text(at);
        case "name" -> name = JsonWalker.text(at);
        case "creationTimestamp" -> created = KubeTimes.seconds(JsonWalker.text(at));
        case "deletionTimestamp" -> deleted = KubeTimes.seconds(JsonWalker.text(at));
        case "labels" ->
            JsonWalker.fields(
                at,
                label -> {
                  if (label.equals(ENFORCE)) {
                    enforced = JsonWalker.text(at).intern();
                  } else {
                    at.skipChildren();
                  }
                });
        default -> at.skipChildren();
      }
    }

    void status(JsonParser at, String field) throws IOException {
      switch (field) {
        case "phase" -> terminating = JsonWalker.text(at).equals("Terminating");
        case "conditions" -> JsonWalker.elements(at, () -> condition(at));
        default -> at.skipChildren();
      }
    }

    /**
     * Of the conditions of a deletion the one about finalizers says most: kubernetes,
     * pkg/controller/namespace/deletion/status_condition_utils.go.
     */
    private void condition(JsonParser at) throws IOException {
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
