package io.github.flyteexporter.evaluation.play;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.Assumptions;
import io.github.flyteexporter.verdict.Judge;
import io.github.flyteexporter.verdict.Verdict;

/** How a round is judged: as the program does it, or with something about it changed. */
@FunctionalInterface
public interface Judgement {
  /** As the program does it. */
  Judgement USUAL = Judge::judge;

  /** As the program does it under these assumptions. */
  static Judgement of(Assumptions assumptions) {
    return (last, round) -> Judge.judge(last, round, assumptions);
  }

  /** The verdict after a round. */
  Verdict next(Verdict last, RoundView round);
}
