package io.github.flyteexporter.kube.controlplane;

import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.podstatus.ContainerState;
import io.github.flyteexporter.kube.podstatus.PodStatus;
import io.github.flyteexporter.kube.podstatus.Termination;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One run of a container that starts Flyte: it failed, or it is an init container that still runs.
 *
 * @param ended whether it failed; else it runs
 * @param previous whether a newer run of the container has begun, or is waited for
 * @param since when it ended or began, seconds since 1970
 */
public record ContainerRun(
    String container, boolean init, boolean ended, boolean previous, long since) {
  /** flyte v1.16.8, charts/flyte-core/templates/admin/deployment.yaml and flyte-binary's. */
  private static final Set<String> INIT = Set.of("run-migrations", "wait-for-db");

  private static final String BINARY = "flyte_binary";

  /** The container of flyte-binary itself: its pod may have sidecars. */
  private static final String FLYTE = "flyte";

  /** The exit codes of logger.Fatal and of a panic: field guide, interfaces.md 7.3. */
  private static final Set<Integer> DIED = Set.of(1, 2);

  private static final Duration LONG = Duration.ofMinutes(2);

  /** For how long the end of a pod that is ready again is of interest. */
  private static final Duration RECENT = Duration.ofMinutes(10);

  /** The runs of a pod's containers, those that still run first. */
  static List<ContainerRun> all(String component, PodStatus status) {
    List<ContainerRun> runs = new ArrayList<>(0);
    for (ContainerState init : status.initContainers()) {
      if (INIT.contains(init.name())) {
        if (init.running()) {
          runs.add(new ContainerRun(init.name().intern(), true, false, false, init.startedAt()));
        }
        Termination latest = init.latest();
        if (latest != null && latest.failed()) {
          runs.add(ended(init, true));
        }
      }
    }
    for (ContainerState container : status.containers()) {
      Termination latest = container.latest();
      if (component.equals(BINARY)
          && container.name().equals(FLYTE)
          && latest != null
          && DIED.contains(latest.exitCode())) {
        runs.add(ended(container, false));
      }
    }
    return runs;
  }

  private static ContainerRun ended(ContainerState container, boolean init) {
    return new ContainerRun(
        container.name().intern(),
        init,
        true,
        container.terminated() == null,
        container.latest().finishedAt());
  }

  /** Whether its log is of interest now. */
  public boolean isRelevant(boolean podReady, Instant now) {
    double age = KubeTimes.age(since, now);
    if (!ended) {
      return age > LONG.toSeconds();
    }
    return init || !podReady || age < RECENT.toSeconds();
  }
}
