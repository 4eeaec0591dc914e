package io.github.flyteexporter.kube.workflow;

import io.github.flyteexporter.kube.watch.Retained;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
import io.github.flyteexporter.reading.Evidence.WorkflowNamespace;
import io.github.flyteexporter.reading.ShardLabels;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of one FlyteWorkflow (flyte v1.16.8, flytepropeller/pkg/apis/flyteworkflow).
 *
 * @param labels those by which propellers divide workflows
 * @param version its resourceVersion as a number, 0 when it is none
 * @param bytes its size as the API server sends it
 * @param created when it was created, in seconds since 1970, 0 when unknown; likewise the others
 * @param deleted when its deletion was asked for, 0 when it was not
 * @param held whether Flyte's finalizer is on it
 * @param offloaded whether its spec lies in the object store
 * @param failedAttempts rounds that ended in an error
 * @param text {@code status.message}, or the message of the error it ended on
 * @param waits its task nodes that wait for resources, by reason
 */
public record WorkflowObject(
    String uid,
    String namespace,
    String name,
    String project,
    String domain,
    ShardLabels labels,
    long version,
    WorkflowPhase phase,
    int bytes,
    long created,
    long accepted,
    long deleted,
    boolean held,
    boolean offloaded,
    int failedAttempts,
    String errorCode,
    String errorKind,
    String text,
    Map<NodeWait.Reason, NodeWait> waits)
    implements Retained {

  boolean ended() {
    return phase.outcome().isPresent();
  }

  /** Since when it waits or runs, in seconds since 1970. */
  long since() {
    return accepted > 0 ? accepted : created;
  }

  /** Whether it has not ended and its last rounds failed. */
  boolean failing() {
    return !ended() && failedAttempts > 0;
  }

  FailingWorkflow asFailing() {
    return new FailingWorkflow(id(), failedAttempts, text);
  }

  /** How it ended, empty while it has not. */
  Optional<EndedWorkflow> asEnded() {
    return phase.outcome().map(how -> new EndedWorkflow(id(), how, errorCode, errorKind, text));
  }

  /** Whose namespace it is in. */
  WorkflowNamespace place() {
    return new WorkflowNamespace(namespace, project, domain);
  }

  private WorkflowId id() {
    return new WorkflowId(uid, project, domain);
  }
}
