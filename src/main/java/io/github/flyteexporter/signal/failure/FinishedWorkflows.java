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
import java.util.function.UnaryOperator;

/**
 * Workflows that finished while the exporter watched, each counted once. A reading has their number
 * since the first list, and holds the latest of them in order: those beyond the number that was
 * counted before are new.
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

  /** For how long a number of kills is kept. */
  private static final Duration REACH = Duration.ofMinutes(15);

  /** The most such numbers that are kept. */
  private static final int MAX_KILL_COUNTS = 1_000;

  public FinishedWorkflows {
    counts = Map.copyOf(counts);
    failed = List.copyOf(failed);
    killCounts = List.copyOf(killCounts);
  }

  /** These and those of a reading of the FlyteWorkflow objects. */
  public FinishedWorkflows plus(Reading workflows) {
    List<EndedWorkflow> latest =
        workflows.evidence().stream()
            .filter(EndedWorkflow.class::isInstance)
            .map(EndedWorkflow.class::cast)
            .toList();
    return plus(
        latest, (long) workflows.samples().sum(WorkflowSamples.ENDED).orElse(0), workflows.at());
  }

  /** These and the latest of {@code total} finished workflows since the first list. */
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

  /** These with each project-domain replaced by what it is remembered as. */
  public FinishedWorkflows by(UnaryOperator<ProjectDomain> remembered) {
    Map<Kind, Long> sums = new HashMap<>();
    counts.forEach(
        (kind, count) -> sums.merge(kind.at(remembered.apply(kind.where())), count, Long::sum));
    if (sums.equals(counts)) {
      return this;
    }
    List<KillCount> kills =
        killCounts.stream()
            .map(one -> new KillCount(one.at(), remembered.apply(one.where()), one.killed()))
            .toList();
    return new FinishedWorkflows(counted, sums, failed, kills);
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
   * Number of workflows of a project-domain that the platform killed.
   *
   * @param at when the exporter saw it
   */
  public record KillCount(Instant at, ProjectDomain where, long killed) {
    /** This, not later than now, after a clock was set back. */
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

  /** What finished workflows are counted by; only a failure has a reason. */
  public record Kind(
      ProjectDomain where,
      Outcome outcome,
      boolean killedByPlatform,
      Optional<WorkflowFailure> failure) {
    private Kind at(ProjectDomain other) {
      return other.equals(where) ? this : new Kind(other, outcome, killedByPlatform, failure);
    }

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
