package io.github.flyteexporter.evaluation.play;

import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the verdict said at one tick.
 *
 * @param at seconds since the recording's start
 * @param causes strongest first
 * @param killed workflows killed by the platform within the incident
 */
public record VerdictSample(
    double at, Map<PlatformFunction, Status> functions, List<Cause> causes, long killed) {
  public VerdictSample {
    functions = Map.copyOf(functions);
    causes = List.copyOf(causes);
  }

  static VerdictSample of(double at, Verdict verdict) {
    Map<PlatformFunction, Status> functions = new EnumMap<>(PlatformFunction.class);
    for (PlatformFunction function : PlatformFunction.values()) {
      functions.put(function, verdict.standing(function).status());
    }
    return new VerdictSample(
        at,
        functions,
        verdict.causes().stream().map(CauseEvidence::cause).toList(),
        verdict.damage().killedInAll().orElse(0));
  }

  public Status said(PlatformFunction function) {
    return functions.getOrDefault(function, Status.UNKNOWN);
  }

  public boolean impaired() {
    return functions.containsValue(Status.IMPAIRED);
  }

  /** How many names are left where the cause is unknown: those that follow it. */
  public int namesLeft() {
    return (int) causes.stream().filter(cause -> cause != Cause.UNKNOWN).count();
  }

  /** The first cause. */
  public Optional<Cause> cause() {
    return causes.stream().findFirst();
  }
}
