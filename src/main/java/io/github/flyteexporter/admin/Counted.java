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
record Counted(Map<Phase, Integer> phases, Map<Phase, Instant> oldest, boolean full) {
  /** Counts those that have not ended. */
  static Counted of(List<Execution> executions, boolean full) {
    Map<Phase, Integer> phases = new EnumMap<>(Phase.class);
    Map<Phase, Instant> oldest = new EnumMap<>(Phase.class);
    for (Execution one : executions) {
      if (one.phase() != Phase.ENDED) {
        phases.merge(one.phase(), 1, Integer::sum);
        one.created()
            .ifPresent(at -> oldest.merge(one.phase(), at, (a, b) -> a.isBefore(b) ? a : b));
      }
    }
    return new Counted(phases, oldest, full);
  }
}
