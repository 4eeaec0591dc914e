package io.github.flyteexporter.evaluation.score;

import io.github.flyteexporter.evaluation.play.VerdictSample;
import io.github.flyteexporter.evaluation.truth.GroundTruth;
import java.util.List;
import java.util.OptionalDouble;

/** How long the verdict took; infinite where it never came, empty where none is waited for. */
record DetectionTimes(GroundTruth truth) {
  /**
   * From the first harm to the first tick since the fault at which the first cause is right; 0 when
   * that was before the harm.
   */
  OptionalDouble toVerdict(List<VerdictSample> samples) {
    if (truth.begin().isEmpty()) {
      return OptionalDouble.empty();
    }
    double begin = truth.begin().getAsDouble();
    double harm = truth.harm().orElse(begin);
    CauseScore causes = new CauseScore(truth);
    return OptionalDouble.of(
        samples.stream()
            .filter(sample -> sample.at() >= begin)
            .filter(m -> causes.answer(m).filter(Outcome.RIGHT::equals).isPresent())
            .mapToDouble(sample -> Math.max(0, sample.at() - harm))
            .findFirst()
            .orElse(Double.POSITIVE_INFINITY));
  }

  /** From the healing to the first tick from which on nothing is impaired, where something was. */
  OptionalDouble toAllClear(List<VerdictSample> samples) {
    if (truth.healed().isEmpty() || samples.stream().noneMatch(VerdictSample::impaired)) {
      return OptionalDouble.empty();
    }
    double healed = truth.healed().getAsDouble();
    double last =
        samples.stream()
            .filter(VerdictSample::impaired)
            .mapToDouble(VerdictSample::at)
            .max()
            .orElse(healed);
    return OptionalDouble.of(
        samples.stream()
            .filter(sample -> sample.at() >= healed && sample.at() > last)
            .mapToDouble(sample -> sample.at() - healed)
            .findFirst()
            .orElse(Double.POSITIVE_INFINITY));
  }
}
