package io.github.flyteexporter;

import java.util.List;

/** How many answers were right, unknown and wrong. */
record EvaluationTally(long right, long unknown, long wrong) {
  static EvaluationTally of(List<EvaluationAnswer> answers) {
    return new EvaluationTally(
        count(answers, EvaluationAnswer.RIGHT),
        count(answers, EvaluationAnswer.UNKNOWN),
        count(answers, EvaluationAnswer.WRONG));
  }

  EvaluationTally plus(EvaluationTally other) {
    return new EvaluationTally(right + other.right, unknown + other.unknown, wrong + other.wrong);
  }

  /** {@code 3/1/0}. */
  String brief() {
    return right + "/" + unknown + "/" + wrong;
  }

  /** {@code right 3, unknown 1, wrong 0}. */
  String words() {
    return "right " + right + ", unknown " + unknown + ", wrong " + wrong;
  }

  private static long count(List<EvaluationAnswer> answers, EvaluationAnswer which) {
    return answers.stream().filter(which::equals).count();
  }
}
