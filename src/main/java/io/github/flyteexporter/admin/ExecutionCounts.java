package io.github.flyteexporter.admin;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a list of executions came to.
 *
 * @param oldest when the oldest execution of a phase was created
 * @param full whether there may be more than were counted
 */
record ExecutionCounts(
    Map<ExecutionPhase, Integer> phases, Map<ExecutionPhase, Instant> oldest, boolean full) {
  /** Counts those that have not ended. */
  static ExecutionCounts of(List<Execution> executions, boolean full) {
    Map<ExecutionPhase, Integer> phases = new EnumMap<>(ExecutionPhase.class);
    Map<ExecutionPhase, Instant> oldest = new EnumMap<>(ExecutionPhase.class);
    for (Execution one : executions) {
      if (one.phase() != ExecutionPhase.ENDED) {
        phases.merge(one.phase(), 1, Integer::sum);
        one.created()
            .ifPresent(at -> oldest.merge(one.phase(), at, (a, b) -> a.isBefore(b) ? a : b));
      }
    }
    return new ExecutionCounts(phases, oldest, full);
  }
}
