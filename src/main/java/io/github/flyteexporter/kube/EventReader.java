package io.github.flyteexporter.kube;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Set;

/**
 * Reads v1 Events, those that came in by events.k8s.io too (the scheduler's): these count in {@code
 * series} (kubernetes, staging/src/k8s.io/api/core/v1/types.go, Event).
 */
final class EventReader implements ObjectReader<EventObject> {
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
    Objects.fields(at, field -> fields.read(at, field));
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
            Objects.fields(
                at,
                inner -> {
                  switch (inner) {
                    case "uid" -> uid = Objects.text(at);
                    case "creationTimestamp" -> happened(at);
                    default -> at.skipChildren();
                  }
                });
        case "involvedObject" ->
            Objects.fields(
                at,
                inner -> {
                  switch (inner) {
                    case "kind" -> kind = Objects.text(at);
                    case "uid" -> podUid = Objects.text(at);
                    default -> at.skipChildren();
                  }
                });
        case "series" -> Objects.fields(at, inner -> read(at, inner));
        case "reason" -> reason = Objects.text(at);
        case "type" -> type = Objects.text(at);
        case "count" -> count = Math.max(count, Objects.number(at));
        case "lastTimestamp", "lastObservedTime", "eventTime" -> happened(at);
        default -> at.skipChildren();
      }
    }

    private void happened(JsonParser at) throws IOException {
      last = Math.max(last, Times.seconds(Objects.text(at)));
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
