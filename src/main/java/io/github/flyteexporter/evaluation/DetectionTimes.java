package io.github.flyteexporter.evaluation;

import java.util.List;
import java.util.OptionalDouble;

/** How long the verdict took; infinite where it never came, empty where none is waited for. */
record DetectionTimes(GroundTruth truth) {
  /** From the fault to the first tick at which the first cause is right. */
  OptionalDouble toVerdict(List<VerdictSample> moments) {
    if (truth.begin().isEmpty()) {
      return OptionalDouble.empty();
    }
    double begin = truth.begin().getAsDouble();
    CauseScore causes = new CauseScore(truth);
    return OptionalDouble.of(
        moments.stream()
            .filter(moment -> moment.at() >= begin)
            .filter(m -> causes.answer(m).filter(Outcome.RIGHT::equals).isPresent())
            .mapToDouble(moment -> moment.at() - begin)
            .findFirst()
            .orElse(Double.POSITIVE_INFINITY));
  }

  /** From the healing to the first tick from which on nothing is impaired, where something was. */
  OptionalDouble toAllClear(List<VerdictSample> moments) {
    if (truth.healed().isEmpty() || moments.stream().noneMatch(VerdictSample::impaired)) {
      return OptionalDouble.empty();
    }
    double healed = truth.healed().getAsDouble();
    double last =
        moments.stream()
            .filter(VerdictSample::impaired)
            .mapToDouble(VerdictSample::at)
            .max()
            .orElse(healed);
    return OptionalDouble.of(
        moments.stream()
            .filter(moment -> moment.at() >= healed && moment.at() > last)
            .mapToDouble(moment -> moment.at() - healed)
            .findFirst()
            .orElse(Double.POSITIVE_INFINITY));
  }
}
