package io.github.flyteexporter.kube.taskaction;

import io.github.flyteexporter.kube.watch.ObjectCache;
import io.github.flyteexporter.kube.watch.ObjectType;
import io.github.flyteexporter.kube.workflow.FinishedWorkflowLog;
import java.time.InstantSource;

/** Where TaskActions and the events about them are, and how they are read and kept. */
public final class TaskActions {
  /** flyte v2.0.43, charts/flyte-binary/crds; the ended ones as well, which stay for an hour. */
  public static final ObjectType TYPE = new ObjectType("flyte.org", "v1", "taskactions", "");

  /** Events about TaskActions, of all of the namespaces. */
  public static final ObjectType EVENTS =
      new ObjectType(
          "", "v1", "events", "", "", "involvedObject.kind=TaskAction", "taskaction-events");

  /** The pods of tasks. */
  public static final ObjectType PODS = new ObjectType("", "v1", "pods", "flyte.org/managed=true");

  private TaskActions() {}

  /** An empty cache; its summary holds all TaskActions and the runs that ended lately. */
  public static ObjectCache<TaskActionObject> cache(InstantSource clock) {
    TaskActionSummary summary = new TaskActionSummary();
    FinishedWorkflowLog<TaskActionObject> finished =
        new FinishedWorkflowLog<>(clock, TaskActionObject::asEndedRun);
    return ObjectCache.of(
        new TaskActionReader(),
        finished,
        (objects, now) -> finished.appendTo(summary.summarize(objects, now)));
  }

  /** An empty cache of the events about TaskActions. */
  public static ObjectCache<ActionEventObject> events() {
    return ObjectCache.of(new ActionEventReader(), new ActionEventSummary());
  }
}
