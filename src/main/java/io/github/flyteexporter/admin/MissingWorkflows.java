package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.FlyteWorkflowIndex.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The executions of one project-domain that have not ended and whose FlyteWorkflow is not there.
 * One counts when it is old enough and was found so twice: between the list and the look into
 * Kubernetes it may have ended.
 */
final class MissingWorkflows {
  private static final Duration TWICE = Duration.ofSeconds(30);

  /**
   * Neither the time of creation nor that of the last update shows since when an execution is
   * ABORTING (flyte v1.16.8, flyteadmin/pkg/repositories/transformers/execution.go:350): it is so
   * since we saw it.
   */
  private static final Duration ABORTING = Duration.ofMinutes(10);

  private Map<Name, Instant> missing = Map.of();
  private Optional<Map<String, Integer>> zombies = Optional.empty();

  /** Looks up the executions of a new list. */
  void look(List<Execution> executions, FlyteWorkflowIndex index, Instant now) {
    List<Execution> candidates =
        executions.stream().filter(one -> isOld(one, now) && one.cluster().isEmpty()).toList();
    Optional<Set<Name>> gone =
        index.missing(candidates.stream().map(Execution::workflow).collect(Collectors.toSet()));
    if (gone.isEmpty()) {
      forget();
      return;
    }
    Map<Name, Instant> next = new HashMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (Execution one : candidates) {
      if (gone.get().contains(one.workflow())) {
        Instant since = missing.getOrDefault(one.workflow(), now);
        next.put(one.workflow(), since);
        Duration enough = one.phase() == ExecutionPhase.ABORTING ? ABORTING : TWICE;
        if (!since.plus(enough).isAfter(now)) {
          counts.merge(reason(one.phase()), 1, Integer::sum);
        }
      }
    }
    missing = next;
    zombies = Optional.of(counts);
  }

  /** The list could not be read, or Kubernetes not be asked. */
  void forget() {
    missing = Map.of();
    zombies = Optional.empty();
  }

  /** How many there are by reason, empty when that is not known. */
  Optional<Map<String, Integer>> zombies() {
    return zombies;
  }

  private static boolean isOld(Execution one, Instant now) {
    Duration grace =
        switch (one.phase()) {
          case ENDED, OTHER -> Duration.ZERO;
          case UNDEFINED -> Duration.ofMinutes(5);
          default -> Duration.ofMinutes(10);
        };
    return !grace.isZero() && one.created().filter(at -> !at.plus(grace).isAfter(now)).isPresent();
  }

  private static String reason(ExecutionPhase phase) {
    return switch (phase) {
      case ABORTING -> "aborting_without_workflow";
      case UNDEFINED -> "undefined_without_workflow";
      default -> "running_without_workflow";
    };
  }
}
