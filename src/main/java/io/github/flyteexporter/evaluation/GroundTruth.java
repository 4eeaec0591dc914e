package io.github.flyteexporter.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a perfect observer would say of a recording: its {@code truth.json}.
 *
 * @param tick seconds from one tick to the next
 * @param fault when the fault began, empty when it was there from the start or there was none
 * @param healed when it was over, empty when it never was
 * @param functions when each function was impaired
 * @param working functions that must never be called impaired
 * @param either functions left open on purpose
 * @param causes when each cause is right
 * @param also causes that are right too while one of {@code causes} is
 * @param killed executions that Flyte failed because of the fault, empty when not to be judged
 */
record GroundTruth(
    double tick,
    OptionalDouble fault,
    OptionalDouble healed,
    Map<PlatformFunction, List<TruthInterval>> functions,
    Set<PlatformFunction> working,
    Set<PlatformFunction> either,
    Map<Cause, List<TruthInterval>> causes,
    Set<Cause> also,
    OptionalLong killed) {

  GroundTruth {
    functions = Map.copyOf(functions);
    working = Set.copyOf(working);
    either = Set.copyOf(either);
    causes = Map.copyOf(causes);
    also = Set.copyOf(also);
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when a function or cause is none, or an interval is broken
   */
  static GroundTruth of(JsonNode json) {
    GroundTruthReader reader = new GroundTruthReader(json);
    return new GroundTruth(
        json.path("tick_s").asDouble(10),
        reader.seconds("fault_s"),
        reader.seconds("healed_s"),
        reader.intervals("functions", PlatformFunction.class),
        reader.names("working", PlatformFunction.class),
        reader.names("either", PlatformFunction.class),
        reader.intervals("cause", Cause.class),
        reader.names("cause_also", Cause.class),
        reader.count("killed_by_platform"));
  }

  /** Whether no function was impaired and there is no cause to name. */
  boolean faultless() {
    return functions.isEmpty() && causes.isEmpty();
  }

  /** From when on a verdict is waited for, empty where there is none to wait for. */
  OptionalDouble begin() {
    if (causes.isEmpty() || fault.isPresent()) {
      return causes.isEmpty() ? OptionalDouble.empty() : fault;
    }
    return all(causes.values()).mapToDouble(TruthInterval::from).min();
  }

  private static Stream<TruthInterval> all(Collection<List<TruthInterval>> of) {
    return of.stream().flatMap(List::stream);
  }
}
