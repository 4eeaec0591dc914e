package io.github.flyteexporter.kube.controlplane;

import io.github.flyteexporter.kube.podstatus.ContainerState;
import io.github.flyteexporter.kube.podstatus.PodStatus;
import io.github.flyteexporter.kube.podstatus.Termination;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A container of a pod of Flyte itself.
 *
 * @param exitCode of its latest run, empty before one ended
 * @param finishedAt when that run ended, seconds since 1970
 */
record OwnContainer(
    String name, boolean init, String state, OptionalInt exitCode, long finishedAt) {

  /** The containers of a pod, init containers first. */
  static List<OwnContainer> all(PodStatus status) {
    List<OwnContainer> all = new ArrayList<>(2);
    status.initContainers().forEach(init -> all.add(of(init, true)));
    status.containers().forEach(container -> all.add(of(container, false)));
    return List.copyOf(all);
  }

  private static OwnContainer of(ContainerState container, boolean init) {
    Termination latest = container.latest();
    return new OwnContainer(
        container.name().intern(),
        init,
        state(container),
        latest == null ? OptionalInt.empty() : OptionalInt.of(latest.exitCode()),
        latest == null ? 0 : latest.finishedAt());
  }

  private static String state(ContainerState container) {
    if (container.running()) {
      return "running";
    }
    Termination latest = container.latest();
    if (latest == null) {
      return "waiting";
    }
    return latest.failed() ? "failed" : "completed";
  }
}
