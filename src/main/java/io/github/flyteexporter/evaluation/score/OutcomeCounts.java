package io.github.flyteexporter.evaluation.score;

import java.util.List;

/** How many answers were right, unknown and wrong. */
public record OutcomeCounts(long right, long unknown, long wrong) {
  public static OutcomeCounts of(List<Outcome> answers) {
    return new OutcomeCounts(
        count(answers, Outcome.RIGHT),
        count(answers, Outcome.UNKNOWN),
        count(answers, Outcome.WRONG));
  }

  public OutcomeCounts plus(OutcomeCounts other) {
    return new OutcomeCounts(right + other.right, unknown + other.unknown, wrong + other.wrong);
  }

  /** {@code 3/1/0}. */
  public String brief() {
    return right + "/" + unknown + "/" + wrong;
  }

  /** {@code right 3, unknown 1, wrong 0}. */
  public String words() {
    return "right " + right + ", unknown " + unknown + ", wrong " + wrong;
  }

  private static long count(List<Outcome> answers, Outcome which) {
    return answers.stream().filter(which::equals).count();
  }
}
