package io.github.flyteexporter.kube.workflow;

import io.github.flyteexporter.kube.watch.ObjectReader;
import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.kube.watch.ObjectType;
import io.github.flyteexporter.kube.watch.Store;
import java.time.InstantSource;

/** How FlyteWorkflows are read, kept and told, live and from a recording. */
public final class FlyteWorkflows {
  /** flyte v1.16.8, flytepropeller/pkg/apis/flyteworkflow/crd.go; the finished ones as well. */
  public static final ObjectType TYPE =
      new ObjectType("flyte.lyft.com", "v1alpha1", "flyteworkflows", "");

  private final WorkflowSummary summary = new WorkflowSummary();
  private final WorkflowReader reader = new WorkflowReader();
  private final FinishedWorkflowLog endings;
  private final Store<WorkflowObject> store;

  public FlyteWorkflows(InstantSource clock) {
    this.endings = new FinishedWorkflowLog(clock);
    this.store = new Store<>(endings);
  }

  public ObjectReader<WorkflowObject> reader() {
    return reader;
  }

  public Store<WorkflowObject> store() {
    return store;
  }

  /** All workflows, and those that ended lately. */
  public ObjectSummary<WorkflowObject> summary() {
    return (objects, now) -> endings.addedTo(summary.of(objects, now));
  }
}
