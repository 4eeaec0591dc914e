package io.github.flyteexporter.evaluation;

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
record RecordingScore(
    String name,
    GroundTruth truth,
    Outcome cause,
    OutcomeCounts causes,
    OutcomeCounts functions,
    OptionalDouble toVerdict,
    OptionalDouble toAllClear,
    int falseAlarms,
    double hours,
    long killed,
    ConfusionMatrix matrix) {

  static RecordingScore of(String name, GroundTruth truth, List<VerdictSample> moments) {
    CauseScore causes = new CauseScore(truth);
    FunctionScore functions = new FunctionScore(truth);
    DetectionTimes times = new DetectionTimes(truth);
    return new RecordingScore(
        name,
        truth,
        causes.summary(moments),
        OutcomeCounts.of(moments.stream().flatMap(m -> causes.answer(m).stream()).toList()),
        OutcomeCounts.of(moments.stream().flatMap(m -> functions.answers(m).stream()).toList()),
        times.toVerdict(moments),
        times.toAllClear(moments),
        functions.falseAlarms(moments),
        moments.isEmpty() ? 0 : moments.get(moments.size() - 1).at() / 3600,
        killed(moments),
        ConfusionMatrix.of(causes, moments));
  }

  /** The most that each incident showed: the damage is not shown any more when it is over. */
  private static long killed(List<VerdictSample> moments) {
    long before = 0;
    long most = 0;
    for (VerdictSample moment : moments) {
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
