package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Workflows that ended while we watched, each counted once. A reading says how many there were
 * since the first list, and holds the latest of them in their order: those beyond the number that
 * was counted before are new.
 *
 * @param counted how many endings were counted
 * @param counts how many ended, by kind
 * @param kills what the platform killed lately
 */
public record Endings(long counted, Map<Kind, Long> counts, List<Kill> kills) {
  public static final Endings NONE = new Endings(0, Map.of(), List.of());

  /** How many of the latest kills are remembered with their time. */
  private static final int LATEST = 100;

  public Endings {
    counts = Map.copyOf(counts);
    kills = List.copyOf(kills);
  }

  /** These endings after a reading of the FlyteWorkflow objects. */
  public Endings and(Reading workflows) {
    List<EndedWorkflow> latest =
        workflows.evidence().stream()
            .filter(EndedWorkflow.class::isInstance)
            .map(EndedWorkflow.class::cast)
            .toList();
    return and(
        latest, (long) workflows.samples().sum(WorkflowSamples.ENDED).orElse(0), workflows.at());
  }

  /** These endings after {@code total} of them since the first list, of which the latest are. */
  Endings and(List<EndedWorkflow> latest, long total, Instant at) {
    int fresh = (int) Math.max(0, Math.min(latest.size(), total - counted));
    Deque<Kill> killed = new ArrayDeque<>(kills.stream().map(kill -> kill.notAfter(at)).toList());
    Map<Kind, Long> more = new HashMap<>(counts);
    for (EndedWorkflow workflow : latest.subList(latest.size() - fresh, latest.size())) {
      more.merge(Kind.of(workflow), 1L, Long::sum);
      if (PlatformKill.is(workflow)) {
        killed.addLast(new Kill(at, Kind.of(workflow).where(), workflow.message()));
      }
    }
    while (killed.size() > LATEST) {
      killed.removeFirst();
    }
    return new Endings(Math.max(total, counted), more, List.copyOf(killed));
  }

  /**
   * A workflow that the platform killed.
   *
   * @param at when we saw it
   * @param where the project and domain it belongs to
   * @param message the error it ended on
   */
  public record Kill(Instant at, ProjectDomain where, String message) {
    /** This kill by a clock that was set back. */
    Kill notAfter(Instant now) {
      return at.isAfter(now) ? new Kill(now, where, message) : this;
    }
  }

  /** What endings are counted by; a failure has a reason. */
  public record Kind(
      ProjectDomain where,
      Outcome outcome,
      boolean killedByPlatform,
      Optional<WorkflowFailure> failure) {
    static Kind of(EndedWorkflow workflow) {
      return new Kind(
          new ProjectDomain(workflow.workflow().project(), workflow.workflow().domain()),
          workflow.outcome(),
          PlatformKill.is(workflow),
          workflow.outcome() == Outcome.FAILED
              ? Optional.of(WorkflowFailure.of(workflow))
              : Optional.empty());
    }
  }
}
