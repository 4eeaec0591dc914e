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
  /** The most that are reported. */
  static final int MOST = 50;

  /** How long one is reported; what was first seen longer ago says nothing of now. */
  static final Duration RECENT = Duration.ofMinutes(1);

  /**
   * What the error of such an execution begins with (flyte v1.16.8,
   * flyteadmin/pkg/workflowengine/impl/k8s_executor.go:76,82). Propeller's own errors begin with
   * the workflow's name, so that no workflow can say it.
   */
  private static final String BEGINNING = "failed to create workflow in propeller ";

  /** How far back they are looked for where they were not asked for so long. */
  private static final Duration REACH = Duration.ofMinutes(5);

  /** By so much flyteadmin's clock may be ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final Map<Name, Seen> latest = new HashMap<>();

  private record Seen(Execution execution, Instant first) {}

  /**
   * From when on they are to be looked for: since they were asked for last, and those that were
   * created just before it and failed after it.
   */
  static Instant lookSince(Instant asked, Instant now) {
    Instant recent = now.minus(RECENT);
    Instant reach = now.minus(REACH);
    if (asked.equals(Instant.EPOCH) || asked.isAfter(recent)) {
      return recent;
    }
    return asked.isBefore(reach) ? reach : asked;
  }

  /** Takes those among the executions of a list that were created since. */
  void look(List<Execution> executions, Instant since, Instant now) {
    executions.stream()
        .filter(one -> one.phase() == ExecutionPhase.ENDED && one.error().startsWith(BEGINNING))
        .filter(one -> one.created().filter(at -> isBetween(at, since, now)).isPresent())
        .forEach(one -> latest.putIfAbsent(one.workflow(), new Seen(one, now)));
  }

  /** An execution without a time of creation counts as old. */
  private static boolean isBetween(Instant created, Instant since, Instant now) {
    return created.isAfter(since) && !created.isAfter(now.plus(AHEAD));
  }

  /** Those that were seen first a short while ago, the newest first; others are forgotten. */
  List<FailedLaunch> recent(Instant now) {
    latest.values().removeIf(seen -> isOld(seen, now));
    return latest.values().stream()
        .map(Seen::execution)
        .map(
            one ->
                new FailedLaunch(
                    one.project(), one.domain(), one.name(), age(one, now), one.error()))
        .sorted(Comparator.comparing(FailedLaunch::age).thenComparing(FailedLaunch::name))
        .limit(MOST)
        .toList();
  }

  private static boolean isOld(Seen seen, Instant now) {
    Duration reported = Duration.between(seen.first(), now);
    return reported.compareTo(RECENT) >= 0 && age(seen.execution(), now).compareTo(RECENT) >= 0;
  }

  private static Duration age(Execution one, Instant now) {
    Duration age = one.created().map(at -> Duration.between(at, now)).orElse(RECENT);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
