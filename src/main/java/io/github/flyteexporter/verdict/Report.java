package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.List;

/**
 * What a round has to tell beside numbers, for the pages; immutable and bounded.
 *
 * @param causes what speaks for which cause, strongest first; empty when nothing is impaired
 * @param incidents what goes on, and what went on in the last day
 * @param failures how often workflows fail lately, by project and domain
 * @param tuning what to set otherwise, before it hurts
 */
public record Report(
    List<Told> causes, Chronicle incidents, List<FailureRate> failures, List<Tip> tuning) {
  /** Nothing to tell. */
  public static final Report NONE = new Report(List.of(), Chronicle.NONE, List.of(), List.of());

  public Report {
    causes = List.copyOf(causes);
    failures = List.copyOf(failures);
    tuning = List.copyOf(tuning);
  }

  /** What a verdict and the advice beside it tell. */
  public static Report of(Verdict verdict, Frame frame, Tuning tuning) {
    return new Report(
        Telling.of(verdict, frame), verdict.incidents(), FailureRates.of(frame), tuning.tips());
  }
}
