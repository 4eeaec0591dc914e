package io.github.flyteexporter.kube.event;

import com.fasterxml.jackson.core.JsonParser;
import io.github.flyteexporter.kube.json.JsonWalker;
import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.watch.ObjectReader;
import java.io.IOException;
import java.util.Set;

/**
 * Reads v1 Events, those that came in by events.k8s.io too (the scheduler's): these count in {@code
 * series} (kubernetes, staging/src/k8s.io/api/core/v1/types.go, Event).
 */
public final class EventReader implements ObjectReader<EventObject> {
  /** kubernetes, pkg/kubelet/events/event.go; pkg/scheduler; pkg/controller. */
  private static final Set<String> REASONS =
      Set.of(
          "FailedScheduling",
          "BackOff",
          "Failed",
          "Evicted",
          "FailedCreatePodSandBox",
          "FailedMount",
          "FailedAttachVolume",
          "Unhealthy",
          "Preempted",
          "NodeNotReady",
          "OOMKilling");

  @Override
  public EventObject read(JsonParser at) throws IOException {
    Fields fields = new Fields();
    JsonWalker.fields(at, field -> fields.read(at, field));
    return fields.event();
  }

  private static final class Fields {
    private String uid = "";
    private String kind = "";
    private String podUid = "";
    private String reason = "";
    private String type = "";
    private int count = 1;
    private long last;

    void read(JsonParser at, String field) throws IOException {
      switch (field) {
        case "metadata" ->
            JsonWalker.fields(
                at,
                inner -> {
                  switch (inner) {
                    case "uid" -> uid = JsonWalker.text(at);
                    case "creationTimestamp" -> happened(at);
                    default -> at.skipChildren();
                  }
                });
        case "involvedObject", "regarding" ->
            JsonWalker.fields(
                at,
                inner -> {
                  switch (inner) {
                    case "kind" -> kind = JsonWalker.text(at);
                    case "uid" -> podUid = JsonWalker.text(at);
                    default -> at.skipChildren();
                  }
                });
        case "series" -> JsonWalker.fields(at, inner -> read(at, inner));
        case "reason" -> reason = JsonWalker.text(at);
        case "type" -> type = JsonWalker.text(at);
        case "count", "deprecatedCount" -> count = Math.max(count, JsonWalker.number(at));
        case "lastTimestamp", "deprecatedLastTimestamp", "lastObservedTime", "eventTime" ->
            happened(at);
        default -> at.skipChildren();
      }
    }

    private void happened(JsonParser at) throws IOException {
      last = Math.max(last, KubeTimes.seconds(JsonWalker.text(at)));
    }

    /** Events of the usual course of things (Scheduled, Pulled, Started) are not counted. */
    EventObject event() {
      boolean known = REASONS.contains(reason);
      boolean counted = kind.equals("Pod") && (known || type.equals("Warning"));
      return new EventObject(
          uid, counted ? podUid : "", known ? reason.intern() : "other", count, last);
    }
  }
}
