package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.kube.WatchedTypes;
import io.github.flyteexporter.kube.event.EventObject;
import io.github.flyteexporter.kube.event.EventReader;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.pod.PodReader;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.workflow.WorkflowObject;
import io.github.flyteexporter.kube.workflow.WorkflowReader;
import io.github.flyteexporter.reading.TimeSource;
import java.util.List;

/**
 * A type of which each object is kept, with objects as an API server shows them.
 *
 * @param template an object with gaps for uid, version, a text that is not kept, and its state
 */
public record Kept<R extends Retained>(
    ObjectType type, ObjectReader<R> reader, String template, String before, String after) {
  private static final WatchedTypes EVERYWHERE =
      new WatchedTypes("", "", "", ControlPlaneLabels.CHARTS);

  public static final Kept<WorkflowObject> FLYTEWORKFLOWS =
      new Kept<>(
          EVERYWHERE.workflows(),
          new WorkflowReader(),
          """
          {"metadata":{"uid":"%s","resourceVersion":"%d"},"spec":{"nodes":"%s"},"executionId":{"project":"p","domain":"d"},"status":{"phase":%s}}\
          """,
          "1",
          "3");

  static final Kept<PodObject> TASK_PODS =
      new Kept<>(
          EVERYWHERE.taskPods(),
          new PodReader(ControlPlaneLabels.CHARTS),
          """
          {"metadata":{"uid":"%s","resourceVersion":"%d","labels":{"execution-id":"e","project":"p","domain":"d"}},"spec":{"hostname":"%s"},"status":{"phase":"%s"}}\
          """,
          "Running",
          "Succeeded");

  static final Kept<EventObject> POD_EVENTS =
      new Kept<>(
          EVERYWHERE.podEvents(),
          new EventReader(),
          """
          {"metadata":{"uid":"%s","resourceVersion":"%d"},"involvedObject":{"kind":"Pod","uid":"u"},"type":"Warning","reason":"BackOff","message":"%s","count":%s}\
          """,
          "1",
          "7");

  static final List<Kept<?>> ALL = List.of(FLYTEWORKFLOWS, TASK_PODS, POD_EVENTS);

  /** An object at a resourceVersion. */
  String object(String uid, long version) {
    return template.formatted(uid, version, "", before);
  }

  /** The object after a change of what is kept of it. */
  String changed(String uid, long version) {
    return template.formatted(uid, version, "", after);
  }

  /** An object with a text of this many bytes that is not kept. */
  String large(String uid, long version, int bytes) {
    return template.formatted(uid, version, "y".repeat(bytes), before);
  }

  /** What is kept of an object. */
  public R read(String object) {
    return ReadObject.of(reader, object);
  }

  /** Watches the objects of this type. */
  WatchingType<R> watching(String url) {
    return new WatchingType<>(url, type, cache());
  }

  /** The same where the server answers. */
  WatchingType<R> answered(String url) {
    return new WatchingType<>(url, type, cache(), WatchingType.ANSWERED);
  }

  /** The same with a clock, and with so many objects at most. */
  WatchingType<R> watching(String url, TimeSource time, int maxObjects) {
    return new WatchingType<>(url, type, cache(), time, maxObjects);
  }

  private ObjectCache<R> cache() {
    return ObjectCache.of(reader, (all, now) -> new ObjectSummary.Summary(List.of(), List.of()));
  }

  @Override
  public String toString() {
    return type.target();
  }
}
