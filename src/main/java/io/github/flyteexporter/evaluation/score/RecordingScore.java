package io.github.flyteexporter.evaluation.score;

import io.github.flyteexporter.evaluation.play.EvaluationCase;
import io.github.flyteexporter.evaluation.play.SourceSet;
import io.github.flyteexporter.evaluation.play.VerdictSample;
import io.github.flyteexporter.evaluation.truth.GroundTruth;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How right the verdict was about one recording.
 *
 * @param cause the answer as a whole
 * @param causes ticks by the answer of the first cause
 * @param functions ticks of each judged function by its answer
 * @param unknown what was left to choose from where it is unknown
 * @param toVerdict seconds from the first harm to the first right cause
 * @param toAllClear seconds from the healing until nothing is impaired any more
 * @param hours length of the recording
 * @param killed workflows killed by the platform, as the verdict counted them
 */
public record RecordingScore(
    String name,
    GroundTruth truth,
    Outcome cause,
    OutcomeCounts causes,
    OutcomeCounts functions,
    UnknownAnswer unknown,
    OptionalDouble toVerdict,
    OptionalDouble toAllClear,
    int falseAlarms,
    double hours,
    long killed,
    ConfusionMatrix matrix) {

  /** The score of a case, judged from these sources alone. */
  public static RecordingScore of(EvaluationCase evaluation, SourceSet sources) {
    return of(evaluation.name(), evaluation.truth(), evaluation.samples(sources));
  }

  /** The score of what was said. */
  public static RecordingScore of(String name, GroundTruth truth, List<VerdictSample> samples) {
    CauseScore causes = new CauseScore(truth);
    FunctionScore functions = new FunctionScore(truth);
    DetectionTimes times = new DetectionTimes(truth);
    return new RecordingScore(
        name,
        truth,
        causes.summary(samples),
        OutcomeCounts.of(samples.stream().flatMap(m -> causes.answer(m).stream()).toList()),
        OutcomeCounts.of(samples.stream().flatMap(m -> functions.answers(m).stream()).toList()),
        UnknownAnswer.of(samples, causes),
        times.toVerdict(samples),
        times.toAllClear(samples),
        functions.falseAlarms(samples),
        samples.isEmpty() ? 0 : samples.get(samples.size() - 1).at() / 3600,
        killed(samples),
        ConfusionMatrix.of(causes, samples));
  }

  /** The most that each incident showed: the damage is not shown any more after its end. */
  private static long killed(List<VerdictSample> samples) {
    long before = 0;
    long most = 0;
    for (VerdictSample sample : samples) {
      if (sample.impaired()) {
        most = Math.max(most, sample.killed());
      } else {
        before += most;
        most = 0;
      }
    }
    return before + most;
  }
}
