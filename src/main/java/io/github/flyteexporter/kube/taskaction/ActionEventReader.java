package io.github.flyteexporter.kube.taskaction;

import com.fasterxml.jackson.core.JsonParser;
import io.github.flyteexporter.kube.json.JsonWalker;
import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.watch.ObjectReader;
import io.github.flyteexporter.reading.Evidence;
import java.io.IOException;

/**
 * Reads Events about TaskActions as v1 and as events.k8s.io/v1 (kubernetes, api/core/v1/types.go
 * and api/events/v1/types.go).
 */
final class ActionEventReader implements ObjectReader<ActionEventObject> {
  private static final String KIND = "TaskAction";

  @Override
  public ActionEventObject read(JsonParser at) throws IOException {
    Fields fields = new Fields();
    JsonWalker.fields(at, field -> fields.read(at, field));
    return fields.event();
  }

  private static final class Fields {
    private String uid = "";
    private long version;
    private String kind = "";
    private String action = "";
    private String reason = "";
    private String note = "";
    private int count = 1;
    private long last;

    void read(JsonParser at, String field) throws IOException {
      switch (field) {
        case "metadata" -> JsonWalker.fields(at, inner -> metadata(at, inner));
        case "involvedObject", "regarding" -> JsonWalker.fields(at, inner -> about(at, inner));
        case "series" -> JsonWalker.fields(at, inner -> read(at, inner));
        case "reason" -> reason = JsonWalker.text(at);
        case "note", "message" -> note = Evidence.bounded(JsonWalker.text(at));
        case "count", "deprecatedCount" -> count = Math.max(count, JsonWalker.number(at));
        case "lastTimestamp", "deprecatedLastTimestamp", "lastObservedTime", "eventTime" ->
            happened(at);
        default -> at.skipChildren();
      }
    }

    private void metadata(JsonParser at, String field) throws IOException {
      switch (field) {
        case "uid" -> uid = JsonWalker.text(at);
        case "creationTimestamp" -> happened(at);
        case "resourceVersion" -> {
          String text = JsonWalker.text(at);
          version = text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
        }
        default -> at.skipChildren();
      }
    }

    private void about(JsonParser at, String field) throws IOException {
      switch (field) {
        case "kind" -> kind = JsonWalker.text(at);
        case "uid" -> action = JsonWalker.text(at);
        default -> at.skipChildren();
      }
    }

    private void happened(JsonParser at) throws IOException {
      last = Math.max(last, KubeTimes.seconds(JsonWalker.text(at)));
    }

    /** Of what is about anything else nothing is kept but that it exists. */
    ActionEventObject event() {
      return kind.equals(KIND)
          ? new ActionEventObject(uid, version, action, reason.intern(), count, last, note)
          : new ActionEventObject(uid, version, "", "", 0, 0, "");
    }
  }
}
