package io.github.flyteexporter;

import io.github.flyteexporter.verdict.Cause;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Compares the first cause with the truth.
 *
 * <p>A tick is judged when some function is called impaired or a cause is named. It is right when
 * the first cause is the truth's, or one that the truth accepts beside it, within its interval or
 * for 60 s after it; unknown when no cause or {@code unknown} stands first; else wrong, so any
 * named cause outside of all intervals. Where a fault has no cause to name, what the truth accepts
 * is right from the fault until 60 s after the healing.
 *
 * <p>A recording is wrong when any of its ticks is; right when the right cause stood first at some
 * tick within its interval, or, where there is no cause to name, when no tick is unknown; else it
 * is unknown.
 */
record EvaluationCauses(EvaluationTruth truth) {
  /** The answer at one tick, empty when nothing was said. */
  Optional<EvaluationAnswer> answer(EvaluationMoment moment) {
    if (!moment.impaired() && moment.cause().isEmpty()) {
      return Optional.empty();
    }
    Cause first = moment.cause().orElse(Cause.UNKNOWN);
    if (first == Cause.UNKNOWN) {
      return Optional.of(EvaluationAnswer.UNKNOWN);
    }
    boolean right = accepted(moment.at(), EvaluationCauses::holdsOrClears).contains(first);
    return Optional.of(right ? EvaluationAnswer.RIGHT : EvaluationAnswer.WRONG);
  }

  /** The answer of a whole recording. */
  EvaluationAnswer summary(List<EvaluationMoment> moments) {
    List<EvaluationAnswer> answers =
        moments.stream().flatMap(moment -> answer(moment).stream()).toList();
    if (answers.contains(EvaluationAnswer.WRONG)) {
      return EvaluationAnswer.WRONG;
    }
    boolean right =
        truth.causes().isEmpty()
            ? !answers.contains(EvaluationAnswer.UNKNOWN)
            : moments.stream().anyMatch(this::toldInTime);
    return right ? EvaluationAnswer.RIGHT : EvaluationAnswer.UNKNOWN;
  }

  /** The truth's cause at a tick, empty when there is none and none need be said. */
  Optional<Cause> expected(EvaluationMoment moment) {
    BiPredicate<EvaluationInterval, Double> within =
        answer(moment).isPresent() ? EvaluationCauses::holdsOrClears : EvaluationInterval::contains;
    return truth.causes().entrySet().stream()
        .filter(cause -> any(cause.getValue(), moment.at(), within))
        .map(Map.Entry::getKey)
        .min(Cause::compareTo);
  }

  private boolean toldInTime(EvaluationMoment moment) {
    Set<Cause> right = accepted(moment.at(), EvaluationInterval::contains);
    return moment.cause().filter(right::contains).isPresent();
  }

  private Set<Cause> accepted(double at, BiPredicate<EvaluationInterval, Double> within) {
    Set<Cause> accepted = EnumSet.noneOf(Cause.class);
    truth
        .causes()
        .forEach(
            (cause, intervals) -> {
              if (any(intervals, at, within)) {
                accepted.add(cause);
              }
            });
    if (!accepted.isEmpty() || (truth.causes().isEmpty() && any(faults(), at, within))) {
      accepted.addAll(truth.also());
    }
    return accepted;
  }

  private List<EvaluationInterval> faults() {
    return truth.fault().isEmpty()
        ? List.of()
        : List.of(
            new EvaluationInterval(
                truth.fault().getAsDouble(), truth.healed().orElse(Double.POSITIVE_INFINITY)));
  }

  private static boolean any(
      List<EvaluationInterval> intervals,
      double at,
      BiPredicate<EvaluationInterval, Double> within) {
    return intervals.stream().anyMatch(one -> within.test(one, at));
  }

  private static boolean holdsOrClears(EvaluationInterval one, double at) {
    return one.contains(at) || one.clearing(at);
  }
}
