package io.github.flyteexporter.evaluation.truth;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The truth of recordings that are seen one after the other or at the same time. */
public final class TruthMix {
  private TruthMix() {}

  /**
   * The truth of a recording that begins where another ended: what the first one leaves may clear
   * as after any healing.
   *
   * @param seconds where the second one begins
   */
  public static GroundTruth following(GroundTruth first, GroundTruth second, double seconds) {
    UnaryOperator<TruthInterval> later = interval -> interval.later(seconds);
    Map<Cause, List<TruthInterval>> causes = map(second.causes(), later);
    Map<Cause, List<TruthInterval>> former = new HashMap<>();
    first.causes().forEach((cause, all) -> add(former, cause, all, one -> one.before(seconds)));
    List<TruthInterval> before = former.values().stream().flatMap(List::stream).toList();
    first.also().forEach(cause -> former.put(cause, before));
    Map<PlatformFunction, List<TruthInterval>> functions = map(second.functions(), later);
    first
        .functions()
        .forEach(
            (function, all) -> {
              if (isJudged(second, function)) {
                add(functions, function, all, one -> one.before(seconds));
              }
            });
    Set<PlatformFunction> working = EnumSet.noneOf(PlatformFunction.class);
    for (PlatformFunction function : PlatformFunction.values()) {
      if (isJudged(second, function) && !isJudged(first, function)) {
        add(functions, function, List.of(new TruthInterval(0, seconds)), one -> one);
      } else if (isJudged(second, function) && !functions.containsKey(function)) {
        working.add(function);
      }
    }
    return new GroundTruth(
        second.tick(),
        later(second.fault(), seconds),
        later(second.healed(), seconds),
        functions,
        working,
        second.either(),
        causes,
        second.also(),
        former,
        OptionalLong.empty());
  }

  /** The truth of two faults at the same time. */
  public static GroundTruth both(GroundTruth one, GroundTruth other) {
    Map<Cause, List<TruthInterval>> causes = map(one.causes(), UnaryOperator.identity());
    other.causes().forEach((cause, all) -> add(causes, cause, all, UnaryOperator.identity()));
    Map<PlatformFunction, List<TruthInterval>> functions =
        map(one.functions(), UnaryOperator.identity());
    other
        .functions()
        .forEach((function, all) -> add(functions, function, all, UnaryOperator.identity()));
    Set<PlatformFunction> working = new HashSet<>(one.working());
    working.retainAll(other.working());
    Set<PlatformFunction> either = new HashSet<>(one.either());
    either.addAll(other.either());
    for (PlatformFunction function : PlatformFunction.values()) {
      if (!isJudged(one, function) || !isJudged(other, function)) {
        either.add(function);
      }
    }
    Set<Cause> also = new HashSet<>(one.also());
    also.addAll(other.also());
    return new GroundTruth(
        one.tick(),
        one.fault(),
        OptionalDouble.empty(),
        functions,
        working,
        either,
        causes,
        also,
        Map.of(),
        OptionalLong.empty());
  }

  private static boolean isJudged(GroundTruth truth, PlatformFunction function) {
    return !truth.either().contains(function)
        && (truth.functions().containsKey(function)
            || truth.working().contains(function)
            || truth.faultless());
  }

  private static OptionalDouble later(OptionalDouble at, double seconds) {
    return at.isPresent() ? OptionalDouble.of(at.getAsDouble() + seconds) : at;
  }

  private static <K extends Enum<K>> Map<K, List<TruthInterval>> map(
      Map<K, List<TruthInterval>> intervals, UnaryOperator<TruthInterval> change) {
    Map<K, List<TruthInterval>> all = new HashMap<>();
    intervals.forEach((key, list) -> add(all, key, list, change));
    return all;
  }

  private static <K> void add(
      Map<K, List<TruthInterval>> all,
      K key,
      List<TruthInterval> more,
      UnaryOperator<TruthInterval> change) {
    List<TruthInterval> sum = new ArrayList<>(all.getOrDefault(key, List.of()));
    more.stream().map(change).forEach(sum::add);
    all.put(key, List.copyOf(sum));
  }
}
