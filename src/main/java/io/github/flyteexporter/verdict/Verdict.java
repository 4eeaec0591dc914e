package io.github.flyteexporter.verdict;

import io.github.flyteexporter.verdict.function.FunctionState;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.incident.Damage;
import io.github.flyteexporter.verdict.incident.Incident;
import io.github.flyteexporter.verdict.incident.IncidentHistory;
import io.github.flyteexporter.verdict.measure.Installation;
import io.github.flyteexporter.verdict.measure.Progress;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The judgement after a round, and all that the next one needs of it; immutable.
 *
 * @param functions how each judged function stands
 * @param causes what speaks for which cause, strongest first; empty when nothing is impaired
 * @param memory what the next judgement needs beside
 * @param incidents what goes on, and what went on in the last day
 * @param propellers what each leading propeller did against what it owed, by target
 * @param flyte how Flyte is installed
 */
public record Verdict(
    Map<PlatformFunction, FunctionState> functions,
    List<CauseEvidence> causes,
    Recollection memory,
    IncidentHistory incidents,
    Map<String, Progress> propellers,
    Installation flyte) {

  /** Nothing is known yet. */
  public static final Verdict NONE =
      new Verdict(
          Map.of(),
          List.of(),
          Recollection.NONE,
          IncidentHistory.NONE,
          Map.of(),
          Installation.UNSEEN);

  public Verdict {
    functions = Map.copyOf(functions);
    causes = List.copyOf(causes);
    propellers = Map.copyOf(propellers);
  }

  /** This verdict by a clock that was set back: nothing of it was found in the time to come. */
  Verdict notAfter(Instant now) {
    Map<PlatformFunction, FunctionState> standings = new EnumMap<>(PlatformFunction.class);
    functions.forEach((function, standing) -> standings.put(function, standing.notAfter(now)));
    return new Verdict(
        standings, causes, memory.notAfter(now), incidents.notAfter(now), propellers, flyte);
  }

  /** How a function stands. */
  public FunctionState standing(PlatformFunction function) {
    return functions.getOrDefault(function, FunctionState.UNKNOWN);
  }

  /** Whether any function is impaired. */
  public boolean impaired() {
    return functions.values().stream().anyMatch(s -> s.status() == Status.IMPAIRED);
  }

  /** What the incident that goes on has cost, nothing when none does. */
  public Damage damage() {
    return incidents.present().map(Incident::damage).orElse(Damage.NONE);
  }

  /** When no cause is proven: those that may be it, the likeliest first; else none. */
  public List<Cause> remaining() {
    return cause().filter(one -> one == Cause.UNKNOWN).isPresent()
        ? causes.stream().skip(1).map(CauseEvidence::cause).toList()
        : List.of();
  }

  /** The probable cause, empty when nothing is impaired. */
  public Optional<Cause> cause() {
    return causes.stream().findFirst().map(CauseEvidence::cause);
  }
}
