package io.github.flyteexporter.kube.event;

import io.github.flyteexporter.kube.json.JsonReader;
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
  public EventObject read(JsonReader at) throws IOException {
    Fields fields = new Fields();
    at.fields(field -> fields.read(at, field));
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

    void read(JsonReader at, String field) throws IOException {
      switch (field) {
        case "metadata" ->
            at.fields(
                inner -> {
                  switch (inner) {
                    case "uid" -> uid = at.text();
                    case "creationTimestamp" -> happened(at);
                    default -> at.skip();
                  }
                });
        case "involvedObject", "regarding" ->
            at.fields(
                inner -> {
                  switch (inner) {
                    case "kind" -> kind = at.known();
                    case "uid" -> podUid = at.text();
                    default -> at.skip();
                  }
                });
        case "series" -> at.fields(inner -> read(at, inner));
        case "reason" -> reason = at.known();
        case "type" -> type = at.known();
        case "count", "deprecatedCount" -> count = Math.max(count, at.number());
        case "lastTimestamp", "deprecatedLastTimestamp", "lastObservedTime", "eventTime" ->
            happened(at);
        default -> at.skip();
      }
    }

    private void happened(JsonReader at) throws IOException {
      last = Math.max(last, KubeTimes.seconds(at.text()));
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
