package io.github.flyteexporter.evaluation.score;

import io.github.flyteexporter.evaluation.play.VerdictSample;
import io.github.flyteexporter.evaluation.truth.GroundTruth;
import io.github.flyteexporter.evaluation.truth.TruthInterval;
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
 * the first cause is the truth's, or one that the truth accepts beside it, from the fault until 60
 * s after the cause's interval; unknown when no cause or {@code unknown} stands first; else wrong,
 * so any named cause outside of all intervals. Where a fault has no cause to name, what the truth
 * accepts is right from the fault until 60 s after the healing.
 *
 * <p>A recording is wrong when any of its ticks is; right when the right cause stood first at some
 * tick within its interval, or, where there is no cause to name, when no tick is unknown; else it
 * is unknown.
 */
public record CauseScore(GroundTruth truth) {
  /** The answer at one tick, empty when nothing was said. */
  public Optional<Outcome> answer(VerdictSample sample) {
    if (!sample.impaired() && sample.cause().isEmpty()) {
      return Optional.empty();
    }
    Cause first = sample.cause().orElse(Cause.UNKNOWN);
    if (first == Cause.UNKNOWN) {
      return Optional.of(Outcome.UNKNOWN);
    }
    boolean right = accepted(sample.at(), this::mayBeSaid).contains(first);
    return Optional.of(right ? Outcome.RIGHT : Outcome.WRONG);
  }

  /** The answer of a whole recording. */
  Outcome summary(List<VerdictSample> samples) {
    List<Outcome> answers = samples.stream().flatMap(sample -> answer(sample).stream()).toList();
    if (answers.contains(Outcome.WRONG)) {
      return Outcome.WRONG;
    }
    boolean right =
        truth.causes().isEmpty()
            ? !answers.contains(Outcome.UNKNOWN)
            : samples.stream().anyMatch(this::isNamedInTime);
    return right ? Outcome.RIGHT : Outcome.UNKNOWN;
  }

  /** The truth's cause at a tick, empty when there is none and none need be said. */
  Optional<Cause> expected(VerdictSample sample) {
    BiPredicate<List<TruthInterval>, Double> within =
        answer(sample).isPresent() ? this::mayBeSaid : CauseScore::holds;
    return truth.causes().entrySet().stream()
        .filter(cause -> within.test(cause.getValue(), sample.at()))
        .map(Map.Entry::getKey)
        .min(Cause::compareTo);
  }

  private boolean isNamedInTime(VerdictSample sample) {
    Set<Cause> right = accepted(sample.at(), CauseScore::holds);
    return sample.cause().filter(right::contains).isPresent();
  }

  /** The causes that are right at a tick. */
  Set<Cause> accepted(VerdictSample sample) {
    return accepted(sample.at(), this::mayBeSaid);
  }

  private Set<Cause> accepted(double at, BiPredicate<List<TruthInterval>, Double> within) {
    Set<Cause> accepted = EnumSet.noneOf(Cause.class);
    truth
        .causes()
        .forEach(
            (cause, intervals) -> {
              if (within.test(intervals, at)) {
                accepted.add(cause);
              }
            });
    boolean own = !accepted.isEmpty();
    truth
        .former()
        .forEach(
            (cause, intervals) -> {
              if (within.test(intervals, at)) {
                accepted.add(cause);
              }
            });
    if (own || (truth.causes().isEmpty() && within.test(faults(), at))) {
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

  private static boolean holds(List<TruthInterval> intervals, double at) {
    return intervals.stream().anyMatch(one -> one.contains(at));
  }

  /** Whether it holds, clears, or is said early. */
  private boolean mayBeSaid(List<TruthInterval> intervals, double at) {
    return holds(intervals, at)
        || intervals.stream().anyMatch(one -> one.clearing(at))
        || truth.early(intervals, at);
  }
}
