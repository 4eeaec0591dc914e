package io.github.flyteexporter;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How right the verdict was about one recording.
 *
 * @param cause the answer as a whole
 * @param causes ticks by the answer of the first cause
 * @param functions ticks of each judged function by its answer
 * @param toVerdict seconds from the fault to the first right cause
 * @param toAllClear seconds from the healing until nothing is impaired any more
 * @param hours length of the recording
 * @param killed workflows killed by the platform, as the verdict counted them
 */
record EvaluationScore(
    String name,
    EvaluationTruth truth,
    EvaluationAnswer cause,
    EvaluationTally causes,
    EvaluationTally functions,
    OptionalDouble toVerdict,
    OptionalDouble toAllClear,
    int falseAlarms,
    double hours,
    long killed,
    EvaluationMatrix matrix) {

  static EvaluationScore of(String name, EvaluationTruth truth, List<EvaluationMoment> moments) {
    EvaluationCauses causes = new EvaluationCauses(truth);
    EvaluationFunctions functions = new EvaluationFunctions(truth);
    EvaluationTimes times = new EvaluationTimes(truth);
    return new EvaluationScore(
        name,
        truth,
        causes.summary(moments),
        EvaluationTally.of(moments.stream().flatMap(m -> causes.answer(m).stream()).toList()),
        EvaluationTally.of(moments.stream().flatMap(m -> functions.answers(m).stream()).toList()),
        times.toVerdict(moments),
        times.toAllClear(moments),
        functions.falseAlarms(moments),
        moments.isEmpty() ? 0 : moments.get(moments.size() - 1).at() / 3600,
        killed(moments),
        EvaluationMatrix.of(causes, moments));
  }

  /** The most that each incident showed: the damage is not shown any more when it is over. */
  private static long killed(List<EvaluationMoment> moments) {
    long before = 0;
    long most = 0;
    for (EvaluationMoment moment : moments) {
      if (moment.impaired()) {
        most = Math.max(most, moment.killed());
      } else {
        before += most;
        most = 0;
      }
    }
    return before + most;
  }
}
