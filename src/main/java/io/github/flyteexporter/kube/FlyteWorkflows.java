package io.github.flyteexporter.kube;

import java.time.InstantSource;

/** How FlyteWorkflows are read, kept and told, live and from a recording. */
final class FlyteWorkflows {
  /** flyte v1.16.8, flytepropeller/pkg/apis/flyteworkflow/crd.go; the finished ones as well. */
  static final ObjectType TYPE = new ObjectType("flyte.lyft.com", "v1alpha1", "flyteworkflows", "");

  private final WorkflowSummary summary = new WorkflowSummary();
  private final WorkflowReader reader = new WorkflowReader();
  private final EndingLog endings;
  private final Store<WorkflowObject> store;

  FlyteWorkflows(InstantSource clock) {
    this.endings = new EndingLog(clock);
    this.store = new Store<>(endings);
  }

  ObjectReader<WorkflowObject> reader() {
    return reader;
  }

  Store<WorkflowObject> store() {
    return store;
  }

  /** All workflows, and those that ended lately. */
  ObjectSummary<WorkflowObject> summary() {
    return (objects, now) -> endings.addedTo(summary.of(objects, now));
  }
}
