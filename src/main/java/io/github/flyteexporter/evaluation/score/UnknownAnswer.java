package io.github.flyteexporter.evaluation.score;

import io.github.flyteexporter.evaluation.play.VerdictSample;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What was left to choose from while the first cause was unknown, at the best of these ticks.
 *
 * @param said whether anything was said at all
 * @param left how many names were left, 0 for none
 * @param right whether the true one was among them
 */
public record UnknownAnswer(boolean said, int left, boolean right) {
  private static final Comparator<UnknownAnswer> BEST_FIRST =
      Comparator.comparing((UnknownAnswer one) -> !one.right)
          .thenComparing(one -> one.left == 0)
          .thenComparing(UnknownAnswer::left);

  /** Of the ticks at which the answer is unknown. */
  static UnknownAnswer of(List<VerdictSample> samples, CauseScore causes) {
    return samples.stream()
        .filter(sample -> causes.answer(sample).filter(Outcome.UNKNOWN::equals).isPresent())
        .map(sample -> of(sample, causes.accepted(sample)))
        .min(BEST_FIRST)
        .orElse(new UnknownAnswer(false, 0, false));
  }

  private static UnknownAnswer of(VerdictSample sample, Set<Cause> accepted) {
    return new UnknownAnswer(
        true, sample.namesLeft(), sample.causes().stream().anyMatch(accepted::contains));
  }

  /** {@code 2 left}, {@code bare} or {@code nothing said}. */
  public String words() {
    if (!said) {
      return "nothing said";
    }
    return left == 0 ? "bare" : left + " left" + (right ? "" : ", not the true one");
  }
}
