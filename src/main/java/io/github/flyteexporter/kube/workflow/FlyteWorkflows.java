package io.github.flyteexporter.kube.workflow;

import io.github.flyteexporter.kube.watch.ObjectCache;
import io.github.flyteexporter.kube.watch.ObjectType;
import java.time.InstantSource;

/** Where FlyteWorkflows are, and how they are read and kept. */
public final class FlyteWorkflows {
  /** flyte v1.16.8, flytepropeller/pkg/apis/flyteworkflow/crd.go; the finished ones as well. */
  public static final ObjectType TYPE =
      new ObjectType("flyte.lyft.com", "v1alpha1", "flyteworkflows", "");

  private FlyteWorkflows() {}

  /** An empty cache; its summary holds all workflows and those that finished lately. */
  public static ObjectCache<WorkflowObject> cache(InstantSource clock) {
    WorkflowSummary summary = new WorkflowSummary();
    FinishedWorkflowLog<WorkflowObject> finished =
        new FinishedWorkflowLog<>(clock, WorkflowObject::asEnded);
    return ObjectCache.of(
        new WorkflowReader(),
        finished,
        (objects, now) -> finished.appendTo(summary.summarize(objects, now)));
  }
}
