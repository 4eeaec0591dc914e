package io.github.flyteexporter;

import io.github.flyteexporter.verdict.Cause;
import io.github.flyteexporter.verdict.Function;
import io.github.flyteexporter.verdict.Standing.Status;
import io.github.flyteexporter.verdict.Testimony;
import io.github.flyteexporter.verdict.Verdict;
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
record EvaluationMoment(
    double at, Map<Function, Status> functions, List<Cause> causes, long killed) {
  EvaluationMoment {
    functions = Map.copyOf(functions);
    causes = List.copyOf(causes);
  }

  static EvaluationMoment of(double at, Verdict verdict) {
    Map<Function, Status> functions = new EnumMap<>(Function.class);
    for (Function function : Function.values()) {
      functions.put(function, verdict.standing(function).status());
    }
    return new EvaluationMoment(
        at,
        functions,
        verdict.causes().stream().map(Testimony::cause).toList(),
        verdict.damage().killedInAll().orElse(0));
  }

  Status said(Function function) {
    return functions.getOrDefault(function, Status.UNKNOWN);
  }

  boolean impaired() {
    return functions.containsValue(Status.IMPAIRED);
  }

  /** The first cause. */
  Optional<Cause> cause() {
    return causes.stream().findFirst();
  }
}
