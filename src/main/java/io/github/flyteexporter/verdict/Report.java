package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.List;
import java.util.Optional;

/**
 * What a round has to tell beside numbers, for the pages; immutable and bounded.
 *
 * @param causes what speaks for which cause, strongest first; empty when nothing is impaired
 * @param firstAction what to do first about the probable cause, with the names of pods; empty when
 *     nothing is impaired
 * @param incidents what goes on, and what went on in the last day
 * @param failures how often workflows fail lately, by project and domain
 * @param tuning what to set otherwise, before it hurts
 */
public record Report(
    List<Told> causes,
    Optional<String> firstAction,
    Chronicle incidents,
    List<FailureRate> failures,
    List<Tip> tuning) {
  /** Nothing to tell. */
  public static final Report NONE =
      new Report(List.of(), Optional.empty(), Chronicle.NONE, List.of(), List.of());

  public Report {
    causes = List.copyOf(causes);
    failures = List.copyOf(failures);
    tuning = List.copyOf(tuning);
  }

  private static String firstAction(Cause cause, Verdict verdict, Frame frame) {
    String action = Advice.first(cause, verdict.flyte());
    return DatabaseAddress.in(frame).map(address -> address.into(action)).orElse(action);
  }

  /** What a verdict and the advice beside it tell. */
  public static Report of(Verdict verdict, Frame frame, Tuning tuning) {
    return new Report(
        Telling.of(verdict, frame),
        verdict.cause().map(cause -> firstAction(cause, verdict, frame)),
        verdict.incidents(),
        FailureRates.of(frame),
        tuning.tips());
  }
}
