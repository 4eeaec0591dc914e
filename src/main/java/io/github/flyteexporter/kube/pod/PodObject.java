package io.github.flyteexporter.kube.pod;

import io.github.flyteexporter.kube.controlplane.ControlPlanePodDetails;
import io.github.flyteexporter.kube.controlplane.PodDiagnosis;
import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.podstatus.PodPhase;
import io.github.flyteexporter.kube.podstatus.PodReason;
import io.github.flyteexporter.kube.watch.Retained;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a pod.
 *
 * @param task whether it is one of Flyte's tasks
 * @param reason what it waits for or died of, time left aside
 * @param created seconds since 1970, as are the other times
 * @param started when kubelet took it up, or when it was created
 * @param deleted when it should have been gone, 0 when it may stay
 * @param flyteFinalizer whether Flyte's finalizer holds it
 * @param action the name of its TaskAction, empty for pods of others than Flyte 2
 * @param ended when its last container ended, 0 while one has not
 * @param controlPlane which part of Flyte itself it is, empty for all other pods
 */
public record PodObject(
    String uid,
    boolean task,
    String project,
    String domain,
    PodPhase phase,
    PodReason reason,
    long created,
    long started,
    long deleted,
    boolean flyteFinalizer,
    String action,
    long ended,
    Optional<ControlPlanePodDetails> controlPlane)
    implements Retained {
  private static final long CREATING_LONG = 300;

  /** Whether it failed as a task, in whatever phase the pod is. */
  boolean failed() {
    return phase == PodPhase.FAILED || reason.isFailure();
  }

  /** What the pod waits for or died of. */
  PodReason reason(Instant now) {
    if (deleted > 0
        && (flyteFinalizer || !phase.isTerminal())
        && KubeTimes.age(deleted, now) > PodDiagnosis.TERMINATING_SECONDS) {
      return PodReason.TERMINATING_STUCK;
    }
    return phase == PodPhase.PENDING
            && reason == PodReason.POD_INITIALIZING
            && KubeTimes.age(started, now) > CREATING_LONG
        ? PodReason.CONTAINER_CREATING_LONG
        : reason;
  }

  /** For how long it has waited, empty for a pod that waits for nothing. */
  Optional<Double> waited(Instant now) {
    if (reason(now) == PodReason.TERMINATING_STUCK) {
      return Optional.of(KubeTimes.age(deleted, now));
    }
    return phase == PodPhase.PENDING ? Optional.of(KubeTimes.age(created, now)) : Optional.empty();
  }
}
