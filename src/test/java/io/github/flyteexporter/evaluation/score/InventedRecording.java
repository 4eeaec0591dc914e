package io.github.flyteexporter.evaluation.score;

import io.github.flyteexporter.evaluation.play.VerdictSample;
import io.github.flyteexporter.evaluation.truth.GroundTruth;
import io.github.flyteexporter.evaluation.truth.TruthInterval;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Invented verdicts, and truths to score them by. */
abstract class InventedRecording {
  static final Map<PlatformFunction, List<TruthInterval>> PROGRESS =
      Map.of(PlatformFunction.PROGRESS, List.of(new TruthInterval(60, 140)));

  /** {@code progress} is impaired by the database from 60 to 140 s, {@code accept} works. */
  static final GroundTruth DATABASE =
      truth(PROGRESS, Map.of(Cause.DATABASE, List.of(new TruthInterval(60, 140))), Set.of());

  static final GroundTruth HEALTHY = truth(Map.of(), Map.of(), Set.of());

  final List<VerdictSample> said = new ArrayList<>();

  static GroundTruth truth(
      Map<PlatformFunction, List<TruthInterval>> functions,
      Map<Cause, List<TruthInterval>> causes,
      Set<Cause> also) {
    return new GroundTruth(
        10,
        OptionalDouble.of(60),
        OptionalDouble.of(140),
        functions,
        Set.of(PlatformFunction.ACCEPT),
        Set.of(PlatformFunction.LAUNCH),
        causes,
        also,
        Map.of(),
        OptionalLong.of(12));
  }

  /** Ticks of 10 s from here up to there in which this was said of functions. */
  void say(int from, int to, Map<PlatformFunction, Status> functions, Cause... causes) {
    say(0, from, to, functions, causes);
  }

  void say(
      long killed, int from, int to, Map<PlatformFunction, Status> functions, Cause... causes) {
    for (int at = from; at < to; at += 10) {
      said.add(new VerdictSample(at, functions, List.of(causes), killed));
    }
  }

  void works(int from, int to) {
    say(from, to, Map.of(PlatformFunction.PROGRESS, Status.WORKING));
  }

  void impaired(int from, int to, Cause... causes) {
    say(from, to, Map.of(PlatformFunction.PROGRESS, Status.IMPAIRED), causes);
  }

  RecordingScore score(GroundTruth truth) {
    return RecordingScore.of("invented", truth, said);
  }
}
