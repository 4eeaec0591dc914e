package io.github.flyteexporter.kube.controlplane;

import io.github.flyteexporter.kube.podstatus.ContainerState;
import io.github.flyteexporter.kube.podstatus.Termination;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Why a pod of Flyte itself does not run, and since or until when that is so.
 *
 * @param container the container that is at fault, empty when the whole pod is
 * @param restarts of that container, or of all
 * @param exitCode of its latest run, empty before one ended
 * @param from seconds since 1970, 0 for ever since
 * @param until seconds since 1970, {@code Long.MAX_VALUE} while the status stays as it is
 */
public record NotRunning(
    NotRunningReason reason,
    String container,
    int restarts,
    OptionalInt exitCode,
    long from,
    long until) {

  /** Of the whole pod. */
  static NotRunning pod(NotRunningReason reason) {
    return new NotRunning(reason, "", 0, OptionalInt.empty(), 0, Long.MAX_VALUE);
  }

  /** Of one container. */
  static NotRunning container(NotRunningReason reason, ContainerState container) {
    Termination latest = container.latest();
    return new NotRunning(
        reason,
        container.name().intern(),
        container.restarts(),
        latest == null ? OptionalInt.empty() : OptionalInt.of(latest.exitCode()),
        0,
        Long.MAX_VALUE);
  }

  /** The same, but only from this second on. */
  NotRunning from(long second) {
    return new NotRunning(reason, container, restarts, exitCode, second, until);
  }

  /** The same, but only before this second. */
  NotRunning until(long second) {
    return new NotRunning(reason, container, restarts, exitCode, from, second);
  }

  boolean holds(Instant now) {
    return from < now.getEpochSecond() && now.getEpochSecond() < until;
  }
}
