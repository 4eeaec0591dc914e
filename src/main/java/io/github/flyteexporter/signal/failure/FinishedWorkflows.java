package io.github.flyteexporter.signal.failure;

import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Workflows that ended while we watched, each counted once. A reading says how many there were
 * since the first list, and holds the latest of them in their order: those beyond the number that
 * was counted before are new.
 *
 * @param counted how many endings were counted
 * @param counts how many ended, by kind
 * @param failed what failed last, with its words, the oldest first
 * @param killCounts how many the platform killed in the last minutes, the oldest first
 */
public record FinishedWorkflows(
    long counted, Map<Kind, Long> counts, List<Failed> failed, List<KillCount> killCounts) {
  public static final FinishedWorkflows NONE =
      new FinishedWorkflows(0, Map.of(), List.of(), List.of());

  /** How many of the latest failures are remembered with their words, of each kind. */
  private static final int LATEST = 100;

  /** For how long the number of kills of a moment is remembered. */
  private static final Duration REACH = Duration.ofMinutes(15);

  /** The most such numbers that are remembered. */
  private static final int MAX_KILL_COUNTS = 1_000;

  public FinishedWorkflows {
    counts = Map.copyOf(counts);
    failed = List.copyOf(failed);
    killCounts = List.copyOf(killCounts);
  }

  /** These endings after a reading of the FlyteWorkflow objects. */
  public FinishedWorkflows plus(Reading workflows) {
    List<EndedWorkflow> latest =
        workflows.evidence().stream()
            .filter(EndedWorkflow.class::isInstance)
            .map(EndedWorkflow.class::cast)
            .toList();
    return plus(
        latest, (long) workflows.samples().sum(WorkflowSamples.ENDED).orElse(0), workflows.at());
  }

  /** These endings after {@code total} of them since the first list, of which the latest are. */
  FinishedWorkflows plus(List<EndedWorkflow> latest, long total, Instant at) {
    int added = (int) Math.max(0, Math.min(latest.size(), total - counted));
    List<Failed> words = new ArrayList<>(failed.stream().map(one -> one.clampedTo(at)).toList());
    Map<Kind, Long> more = new HashMap<>(counts);
    Map<ProjectDomain, Long> fresh = new TreeMap<>();
    for (EndedWorkflow workflow : latest.subList(latest.size() - added, latest.size())) {
      Kind kind = Kind.of(workflow);
      more.merge(kind, 1L, Long::sum);
      if (kind.failure().isPresent()) {
        words.add(Failed.of(at, kind, workflow));
      }
      if (kind.killedByPlatform()) {
        fresh.merge(kind.where(), 1L, Long::sum);
      }
    }
    return new FinishedWorkflows(
        Math.max(total, counted), more, latest(words), nextKillCounts(fresh, at));
  }

  /** The latest of those that the platform killed, and of the others: neither drowns the other. */
  private static List<Failed> latest(List<Failed> words) {
    List<Failed> kept = new ArrayList<>(words);
    for (boolean killed : new boolean[] {true, false}) {
      long over = kept.stream().filter(one -> one.killed() == killed).count() - LATEST;
      for (int i = 0; over > 0; ) {
        if (kept.get(i).killed() == killed) {
          kept.remove(i);
          over--;
        } else {
          i++;
        }
      }
    }
    return kept;
  }

  private List<KillCount> nextKillCounts(Map<ProjectDomain, Long> fresh, Instant at) {
    List<KillCount> all = new ArrayList<>();
    killCounts.stream()
        .map(count -> count.clampedTo(at))
        .filter(count -> count.at().isAfter(at.minus(REACH)))
        .forEach(all::add);
    fresh.forEach((where, killed) -> all.add(new KillCount(at, where, killed)));
    return all.subList(Math.max(0, all.size() - MAX_KILL_COUNTS), all.size());
  }

  /**
   * How many workflows of a project and domain the platform killed.
   *
   * @param at when we saw it
   */
  public record KillCount(Instant at, ProjectDomain where, long killed) {
    /** This count by a clock that was set back. */
    KillCount clampedTo(Instant now) {
      return at.isAfter(now) ? new KillCount(now, where, killed) : this;
    }
  }

  /**
   * A workflow that failed.
   *
   * @param at when we saw it
   * @param where the project and domain it belongs to
   * @param killed whether the platform killed it
   * @param failure whose fault it was
   * @param code of the error it ended on
   * @param message of that error
   */
  public record Failed(
      Instant at,
      ProjectDomain where,
      boolean killed,
      WorkflowFailure failure,
      String code,
      String message) {
    private static Failed of(Instant at, Kind kind, EndedWorkflow workflow) {
      return new Failed(
          at,
          kind.where(),
          kind.killedByPlatform(),
          kind.failure().orElseThrow(),
          workflow.code(),
          workflow.message());
    }

    /** This by a clock that was set back. */
    Failed clampedTo(Instant now) {
      return at.isAfter(now) ? new Failed(now, where, killed, failure, code, message) : this;
    }
  }

  /** What endings are counted by; a failure has a reason. */
  public record Kind(
      ProjectDomain where,
      Outcome outcome,
      boolean killedByPlatform,
      Optional<WorkflowFailure> failure) {
    static Kind of(EndedWorkflow workflow) {
      ProjectDomain where =
          new ProjectDomain(workflow.workflow().project(), workflow.workflow().domain());
      if (workflow.outcome() != Outcome.FAILED) {
        return new Kind(where, workflow.outcome(), false, Optional.empty());
      }
      WorkflowError error = WorkflowError.of(workflow);
      boolean killed = PlatformKill.matches(workflow, error);
      WorkflowFailure failure = WorkflowFailure.of(error, killed);
      return new Kind(where, workflow.outcome(), killed, Optional.of(failure));
    }
  }
}
