package io.github.flyteexporter.kube.pod;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** An init container of Flyte's own pods that the charts know by name. */
record InitContainer(String name, String state, OptionalInt exitCode, long finishedAt) {
  /** flyte v1.16.8, charts/flyte-core/templates/admin/deployment.yaml and flyte-binary's. */
  private static final Set<String> KNOWN =
      Set.of("run-migrations", "seed-projects", "wait-for-db", "sync-cluster-resources");

  static Optional<InitContainer> of(ContainerState container) {
    if (!KNOWN.contains(container.name())) {
      return Optional.empty();
    }
    Termination latest = container.latest();
    return Optional.of(
        new InitContainer(
            container.name().intern(),
            state(container),
            latest == null ? OptionalInt.empty() : OptionalInt.of(latest.exitCode()),
            latest == null ? 0 : latest.finishedAt()));
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
