package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.Evidence.FailedLaunch;
import io.github.flyteexporter.reading.FlyteWorkflowIndex.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest executions that flyteadmin took and could not put into Kubernetes, each once. Their
 * creation is answered with 200, and they are stored as FAILED.
 */
final class FailedLaunches {
  /** The most that are told. */
  static final int MOST = 50;

  /** Older ones say nothing of now. */
  static final Duration RECENT = Duration.ofMinutes(1);

  /**
   * What the error of such an execution begins with (flyte v1.16.8,
   * flyteadmin/pkg/workflowengine/impl/k8s_executor.go:76,82). Propeller's own errors begin with
   * the workflow's name, so that no workflow can say it.
   */
  private static final String BEGINNING = "failed to create workflow in propeller ";

  private final Map<Name, Execution> latest = new HashMap<>();

  /** Takes those among the executions of a list. */
  void look(List<Execution> executions) {
    executions.stream()
        .filter(one -> one.phase() == Phase.ENDED && one.error().startsWith(BEGINNING))
        .forEach(one -> latest.put(one.workflow(), one));
  }

  /** The recent ones, the newest first; others are forgotten. */
  List<FailedLaunch> recent(Instant now) {
    latest.values().removeIf(one -> age(one, now).compareTo(RECENT) >= 0);
    return latest.values().stream()
        .map(
            one ->
                new FailedLaunch(
                    one.project(), one.domain(), one.name(), age(one, now), one.error()))
        .sorted(Comparator.comparing(FailedLaunch::age).thenComparing(FailedLaunch::name))
        .limit(MOST)
        .toList();
  }

  /** An execution without a time of creation counts as old. */
  private static Duration age(Execution one, Instant now) {
    Duration age = one.created().map(at -> Duration.between(at, now)).orElse(RECENT);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
