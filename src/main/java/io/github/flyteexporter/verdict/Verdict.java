package io.github.flyteexporter.verdict;

import io.github.flyteexporter.verdict.Standing.Status;
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
 * @param proven when a cause was last proven
 * @param incidents what goes on, and what went on in the last day
 * @param propellers what each leading propeller did against what it owed, by target
 * @param flyte how Flyte is installed
 */
public record Verdict(
    Map<Function, Standing> functions,
    List<Testimony> causes,
    Instant proven,
    Chronicle incidents,
    Map<String, Progress> propellers,
    Installation flyte) {

  /** Nothing is known yet. */
  public static final Verdict NONE =
      new Verdict(
          Map.of(), List.of(), Instant.EPOCH, Chronicle.NONE, Map.of(), Installation.UNSEEN);

  public Verdict {
    functions = Map.copyOf(functions);
    causes = List.copyOf(causes);
    propellers = Map.copyOf(propellers);
  }

  /** This verdict by a clock that was set back: nothing of it was found in the time to come. */
  Verdict notAfter(Instant now) {
    Map<Function, Standing> standings = new EnumMap<>(Function.class);
    functions.forEach((function, standing) -> standings.put(function, standing.notAfter(now)));
    return new Verdict(
        standings,
        causes,
        SetBack.notAfter(now, proven),
        incidents.notAfter(now),
        propellers,
        flyte);
  }

  /** How a function stands. */
  public Standing standing(Function function) {
    return functions.getOrDefault(function, Standing.UNKNOWN);
  }

  /** Whether any function is impaired. */
  public boolean impaired() {
    return functions.values().stream().anyMatch(s -> s.status() == Status.IMPAIRED);
  }

  /** What the incident that goes on has cost, nothing when none does. */
  public Damage damage() {
    return incidents.present().map(Incident::damage).orElse(Damage.NONE);
  }

  /** The probable cause, empty when nothing is impaired. */
  public Optional<Cause> cause() {
    return causes.stream().findFirst().map(Testimony::cause);
  }
}
