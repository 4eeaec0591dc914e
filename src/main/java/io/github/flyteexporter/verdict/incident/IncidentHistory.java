package io.github.flyteexporter.verdict.incident;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.flyte2.LostRuns;
import io.github.flyteexporter.verdict.function.FunctionState;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.function.SourceVisibility;
import io.github.flyteexporter.verdict.measure.RefusedRequests;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The incident that goes on, and those of the last day, newest first; immutable and bounded.
 *
 * @param present empty when nothing is impaired, and nothing that was has been lost from sight
 * @param past incidents that have ended
 */
public record IncidentHistory(Optional<Incident> present, List<Incident> past) {
  /** Nothing has happened yet. */
  public static final IncidentHistory NONE = new IncidentHistory(Optional.empty(), List.of());

  private static final Duration REACH = Duration.ofHours(24);
  private static final int LONGEST = 100;

  /** A relapse within this time is the same incident, and what dies now died of it. */
  private static final Duration AFTERMATH = Duration.ofSeconds(60);

  /** What cannot be seen for so long is taken for over. */
  private static final Duration UNSEEN = Duration.ofMinutes(15);

  public IncidentHistory {
    past = List.copyOf(past);
  }

  /** This chronicle by a clock that was set back. */
  public IncidentHistory notAfter(Instant now) {
    return new IncidentHistory(
        present.map(one -> one.notAfter(now)),
        past.stream().map(one -> one.notAfter(now)).toList());
  }

  /** This chronicle after a round in which the functions stand so, for these causes. */
  public IncidentHistory after(
      Map<PlatformFunction, FunctionState> functions, List<CauseEvidence> causes, RoundView frame) {
    IncidentHistory next = judged(functions, causes, frame);
    return LostRuns.areKnown(frame) ? next.losing(frame) : next;
  }

  private IncidentHistory judged(
      Map<PlatformFunction, FunctionState> functions, List<CauseEvidence> causes, RoundView frame) {
    Set<PlatformFunction> impaired = EnumSet.noneOf(PlatformFunction.class);
    functions.forEach(
        (function, standing) -> {
          if (standing.status() == Status.IMPAIRED) {
            impaired.add(function);
          }
        });
    List<Incident> kept = kept(frame.now());
    boolean database = RefusedRequests.databaseIsAway(causes, frame);
    if (!impaired.isEmpty()) {
      Incident now =
          present
              .or(() -> relapse(kept, frame.now()))
              .orElseGet(() -> Incident.begin(since(functions.values(), frame.now()), frame));
      return new IncidentHistory(Optional.of(now.goingOn(impaired, causes, frame, database)), kept);
    }
    if (present.filter(one -> lostFromSight(one, functions, frame)).isPresent()) {
      return new IncidentHistory(present.map(one -> one.counting(frame, database)), kept);
    }
    if (present.isPresent()) {
      kept.add(0, present.get().over(frame, database));
    } else if (!kept.isEmpty() && recent(kept.get(0), frame.now())) {
      kept.set(0, kept.get(0).counting(frame, database));
    }
    return new IncidentHistory(Optional.empty(), kept.subList(0, Math.min(LONGEST, kept.size())));
  }

  /** With the runs that were lost in the newest incident, as long as it can lose some. */
  private IncidentHistory losing(RoundView frame) {
    if (present.isPresent()) {
      return new IncidentHistory(present.map(one -> one.losing(frame, endOf(past, 0))), past);
    }
    if (past.isEmpty() || !recent(past.get(0), frame.now())) {
      return this;
    }
    List<Incident> all = new ArrayList<>(past);
    all.set(0, all.get(0).losing(frame, endOf(past, 1)));
    return new IncidentHistory(present, all);
  }

  private static Instant endOf(List<Incident> past, int index) {
    return index < past.size() ? past.get(index).end().orElse(Instant.MIN) : Instant.MIN;
  }

  /** Without sight of what was impaired an incident does not end. */
  private static boolean lostFromSight(
      Incident incident, Map<PlatformFunction, FunctionState> functions, RoundView frame) {
    return frame.now().isBefore(incident.seen().plus(UNSEEN))
        && incident.functions().stream()
            .filter(
                one ->
                    functions.getOrDefault(one, FunctionState.UNKNOWN).status() == Status.UNKNOWN)
            .anyMatch(one -> SourceVisibility.lost(one, frame));
  }

  private static Instant since(Collection<FunctionState> standings, Instant now) {
    return standings.stream()
        .filter(standing -> standing.status() == Status.IMPAIRED)
        .flatMap(standing -> standing.since().stream())
        .min(Instant::compareTo)
        .orElse(now);
  }

  private List<Incident> kept(Instant now) {
    List<Incident> kept = new ArrayList<>(past);
    kept.removeIf(one -> one.end().orElse(now).isBefore(now.minus(REACH)));
    return kept;
  }

  private static Optional<Incident> relapse(List<Incident> kept, Instant now) {
    return !kept.isEmpty() && recent(kept.get(0), now)
        ? Optional.of(kept.remove(0))
        : Optional.empty();
  }

  private static boolean recent(Incident incident, Instant now) {
    return incident.end().filter(end -> end.isAfter(now.minus(AFTERMATH))).isPresent();
  }
}
