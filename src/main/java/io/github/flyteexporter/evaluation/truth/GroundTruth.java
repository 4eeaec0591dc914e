package io.github.flyteexporter.evaluation.truth;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
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
 * @param also causes that are right too while one of {@code causes} is: accepted ones, and better
 *     names where there are such
 * @param former causes of what came before, which may still be said
 * @param killed executions that Flyte failed because of the fault, empty when not to be judged
 */
public record GroundTruth(
    double tick,
    OptionalDouble fault,
    OptionalDouble healed,
    Map<PlatformFunction, List<TruthInterval>> functions,
    Set<PlatformFunction> working,
    Set<PlatformFunction> either,
    Map<Cause, List<TruthInterval>> causes,
    Set<Cause> also,
    Map<Cause, List<TruthInterval>> former,
    OptionalLong killed) {

  public GroundTruth {
    functions = Map.copyOf(functions);
    working = Set.copyOf(working);
    either = Set.copyOf(either);
    causes = Map.copyOf(causes);
    also = Set.copyOf(also);
    former = Map.copyOf(former);
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when a function or cause is none, or an interval is broken
   */
  public static GroundTruth of(JsonNode json) {
    GroundTruthReader reader = new GroundTruthReader(json);
    return new GroundTruth(
        json.path("tick_s").asDouble(10),
        reader.seconds("fault_s"),
        reader.seconds("healed_s"),
        reader.intervals("functions", PlatformFunction.class),
        reader.names("working", PlatformFunction.class),
        reader.names("either", PlatformFunction.class),
        reader.intervals("cause", Cause.class),
        also(reader),
        Map.of(),
        reader.count("killed_by_platform"));
  }

  private static Set<Cause> also(GroundTruthReader reader) {
    Set<Cause> also = new TreeSet<>(reader.names("cause_also", Cause.class));
    also.addAll(reader.knownNames("cause_better", Cause.class));
    return also;
  }

  /** Whether no function was impaired and there is no cause to name. */
  public boolean faultless() {
    return functions.isEmpty() && causes.isEmpty();
  }

  /** From when on a verdict is waited for, empty where there is none to wait for. */
  public OptionalDouble begin() {
    if (causes.isEmpty() || fault.isPresent()) {
      return causes.isEmpty() ? OptionalDouble.empty() : fault;
    }
    return all(causes.values()).mapToDouble(TruthInterval::from).min();
  }

  /**
   * Whether the fault exists already and this has not begun: who says it now is early, not wrong. A
   * fault without a begin is there from the start.
   */
  public boolean early(List<TruthInterval> intervals, double at) {
    double first = intervals.stream().mapToDouble(TruthInterval::from).min().orElse(0);
    return at >= fault.orElse(0) && at < first;
  }

  /** When the first harm was done, empty where none is listed: then the fault counts. */
  public OptionalDouble harm() {
    OptionalDouble harm = all(functions.values()).mapToDouble(TruthInterval::from).min();
    return harm.isPresent() ? harm : begin();
  }

  private static Stream<TruthInterval> all(Collection<List<TruthInterval>> of) {
    return of.stream().flatMap(List::stream);
  }
}
