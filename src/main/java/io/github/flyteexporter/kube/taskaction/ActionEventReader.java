package io.github.flyteexporter.kube.taskaction;

import io.github.flyteexporter.kube.json.JsonReader;
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
  public ActionEventObject read(JsonReader at) throws IOException {
    Fields fields = new Fields();
    at.fields(field -> fields.read(at, field));
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

    void read(JsonReader at, String field) throws IOException {
      switch (field) {
        case "metadata" -> at.fields(inner -> metadata(at, inner));
        case "involvedObject", "regarding" -> at.fields(inner -> about(at, inner));
        case "series" -> at.fields(inner -> read(at, inner));
        case "reason" -> reason = at.text();
        case "note", "message" -> note = Evidence.bounded(at.text());
        case "count", "deprecatedCount" -> count = Math.max(count, at.number());
        case "lastTimestamp", "deprecatedLastTimestamp", "lastObservedTime", "eventTime" ->
            happened(at);
        default -> at.skip();
      }
    }

    private void metadata(JsonReader at, String field) throws IOException {
      switch (field) {
        case "uid" -> uid = at.text();
        case "creationTimestamp" -> happened(at);
        case "resourceVersion" -> {
          String text = at.text();
          version = text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
        }
        default -> at.skip();
      }
    }

    private void about(JsonReader at, String field) throws IOException {
      switch (field) {
        case "kind" -> kind = at.text();
        case "uid" -> action = at.text();
        default -> at.skip();
      }
    }

    private void happened(JsonReader at) throws IOException {
      last = Math.max(last, KubeTimes.seconds(at.text()));
    }

    /** Of what is about anything else nothing is kept but that it exists. */
    ActionEventObject event() {
      return kind.equals(KIND)
          ? new ActionEventObject(uid, version, action, reason.intern(), count, last, note)
          : new ActionEventObject(uid, version, "", "", 0, 0, "");
    }
  }
}
