package io.github.flyteexporter.evaluation.score;

import io.github.flyteexporter.evaluation.play.VerdictSample;
import io.github.flyteexporter.evaluation.truth.GroundTruth;
import io.github.flyteexporter.evaluation.truth.TruthInterval;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares what was said of functions with the truth, tick by tick.
 *
 * <p>Inside an interval of the truth a function is impaired, outside and where it is listed as
 * working it works; in a recording without a fault every function does. {@code unknown} is unknown.
 * From the fault until 30 s after the start of an interval and for 60 s from its end impaired and
 * working are both right. A function that is left open or not listed is not judged. A false alarm
 * is a stretch of ticks in a row in which some function is called impaired that works.
 */
public record FunctionScore(GroundTruth truth) {
  /** The answers at one tick, one for each function that is judged. */
  List<Outcome> answers(VerdictSample sample) {
    return Arrays.stream(PlatformFunction.values())
        .flatMap(function -> answer(function, sample).stream())
        .toList();
  }

  /** How many false alarms there are. */
  public int falseAlarms(List<VerdictSample> samples) {
    int alarms = 0;
    boolean before = false;
    for (VerdictSample sample : samples) {
      boolean now = isFalse(sample);
      alarms += now && !before ? 1 : 0;
      before = now;
    }
    return alarms;
  }

  private boolean isFalse(VerdictSample sample) {
    return Arrays.stream(PlatformFunction.values())
        .filter(function -> sample.said(function) == Status.IMPAIRED)
        .anyMatch(function -> right(function, sample.at()).equals(List.of(Status.WORKING)));
  }

  private Optional<Outcome> answer(PlatformFunction function, VerdictSample sample) {
    List<Status> right = right(function, sample.at());
    Status said = sample.said(function);
    if (right.isEmpty()) {
      return Optional.empty();
    }
    if (said == Status.UNKNOWN) {
      return Optional.of(Outcome.UNKNOWN);
    }
    return Optional.of(right.contains(said) ? Outcome.RIGHT : Outcome.WRONG);
  }

  /** What may be said of a function, nothing when it is not judged. */
  private List<Status> right(PlatformFunction function, double at) {
    List<TruthInterval> impaired = truth.functions().get(function);
    if (truth.either().contains(function)) {
      return List.of();
    }
    if (impaired == null) {
      boolean works = truth.working().contains(function) || truth.faultless();
      return works ? List.of(Status.WORKING) : List.of();
    }
    if (truth.early(impaired, at)
        || impaired.stream().anyMatch(one -> one.rising(at) || one.clearing(at))) {
      return List.of(Status.IMPAIRED, Status.WORKING);
    }
    return Stream.of(impaired.stream().anyMatch(one -> one.contains(at)))
        .map(inside -> inside ? Status.IMPAIRED : Status.WORKING)
        .toList();
  }
}
