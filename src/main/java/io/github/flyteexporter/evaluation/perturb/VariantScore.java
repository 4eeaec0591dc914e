package io.github.flyteexporter.evaluation.perturb;

import io.github.flyteexporter.evaluation.score.Outcome;
import io.github.flyteexporter.evaluation.score.RecordingScore;

/**
 * How right the verdict was about one variant of a recording.
 *
 * @param recording the recording's name
 * @param usual the score of the recording as it is
 */
public record VariantScore(
    Kind kind, String variant, String recording, RecordingScore usual, RecordingScore score) {
  /** Whether the answer is worse than for the recording as it is. */
  public boolean worse() {
    return score.cause().compareTo(usual.cause()) > 0;
  }

  /** Whether only what was taken away shows the cause. */
  public boolean isOnlyWitness() {
    return kind.takesAway() && usual.cause() == Outcome.RIGHT && worse();
  }
}
