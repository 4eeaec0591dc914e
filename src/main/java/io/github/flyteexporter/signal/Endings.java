package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.Outcome;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Workflows that ended while we watched, each counted once. What was over before the first reading
 * is known but not counted.
 *
 * @param counts how many ended, by kind
 * @param kills when the platform killed workflows lately, as we saw it
 * @param known the ended workflows that the last reading still showed; empty before the first one
 */
public record Endings(Optional<Set<String>> known, Map<Kind, Long> counts, List<Instant> kills) {
  public static final Endings NONE = new Endings(Optional.empty(), Map.of(), List.of());

  /** How many of the latest kills are remembered with their time. */
  private static final int LATEST = 100;

  public Endings {
    known = known.map(Set::copyOf);
    counts = Map.copyOf(counts);
    kills = List.copyOf(kills);
  }

  /** These endings after a reading at that time that shows {@code ended}. */
  public Endings and(List<EndedWorkflow> ended, Instant at) {
    Deque<Instant> killed = new ArrayDeque<>(kills);
    Map<Kind, Long> more = new HashMap<>(counts);
    Set<String> seen = new HashSet<>();
    for (EndedWorkflow workflow : ended) {
      String uid = workflow.workflow().uid();
      boolean fresh = seen.add(uid) && known.isPresent() && !known.get().contains(uid);
      if (fresh) {
        more.merge(Kind.of(workflow), 1L, Long::sum);
        if (PlatformKill.is(workflow)) {
          killed.addLast(at);
        }
      }
    }
    while (killed.size() > LATEST) {
      killed.removeFirst();
    }
    return new Endings(Optional.of(seen), more, List.copyOf(killed));
  }

  /** What endings are counted by. */
  public record Kind(ProjectDomain where, Outcome outcome, boolean killedByPlatform) {
    static Kind of(EndedWorkflow workflow) {
      return new Kind(
          new ProjectDomain(workflow.workflow().project(), workflow.workflow().domain()),
          workflow.outcome(),
          PlatformKill.is(workflow));
    }
  }
}
