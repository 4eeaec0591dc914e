package io.github.flyteexporter.evaluation;

import io.github.flyteexporter.verdict.model.Cause;
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
record CauseScore(GroundTruth truth) {
  /** The answer at one tick, empty when nothing was said. */
  Optional<Outcome> answer(VerdictSample moment) {
    if (!moment.impaired() && moment.cause().isEmpty()) {
      return Optional.empty();
    }
    Cause first = moment.cause().orElse(Cause.UNKNOWN);
    if (first == Cause.UNKNOWN) {
      return Optional.of(Outcome.UNKNOWN);
    }
    boolean right = accepted(moment.at(), CauseScore::holdsOrClears).contains(first);
    return Optional.of(right ? Outcome.RIGHT : Outcome.WRONG);
  }

  /** The answer of a whole recording. */
  Outcome summary(List<VerdictSample> moments) {
    List<Outcome> answers = moments.stream().flatMap(moment -> answer(moment).stream()).toList();
    if (answers.contains(Outcome.WRONG)) {
      return Outcome.WRONG;
    }
    boolean right =
        truth.causes().isEmpty()
            ? !answers.contains(Outcome.UNKNOWN)
            : moments.stream().anyMatch(this::toldInTime);
    return right ? Outcome.RIGHT : Outcome.UNKNOWN;
  }

  /** The truth's cause at a tick, empty when there is none and none need be said. */
  Optional<Cause> expected(VerdictSample moment) {
    BiPredicate<TruthInterval, Double> within =
        answer(moment).isPresent() ? CauseScore::holdsOrClears : TruthInterval::contains;
    return truth.causes().entrySet().stream()
        .filter(cause -> any(cause.getValue(), moment.at(), within))
        .map(Map.Entry::getKey)
        .min(Cause::compareTo);
  }

  private boolean toldInTime(VerdictSample moment) {
    Set<Cause> right = accepted(moment.at(), TruthInterval::contains);
    return moment.cause().filter(right::contains).isPresent();
  }

  private Set<Cause> accepted(double at, BiPredicate<TruthInterval, Double> within) {
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

  private List<TruthInterval> faults() {
    return truth.fault().isEmpty()
        ? List.of()
        : List.of(
            new TruthInterval(
                truth.fault().getAsDouble(), truth.healed().orElse(Double.POSITIVE_INFINITY)));
  }

  private static boolean any(
      List<TruthInterval> intervals, double at, BiPredicate<TruthInterval, Double> within) {
    return intervals.stream().anyMatch(one -> within.test(one, at));
  }

  private static boolean holdsOrClears(TruthInterval one, double at) {
    return one.contains(at) || one.clearing(at);
  }
}
