package io.github.flyteexporter;

import java.util.List;
import java.util.Map;

/** All recordings together, a row for each set of sources. */
final class EvaluationTotals {
  private static final List<String> HEAD =
      List.of(
          "Sources",
          "Recordings right/unknown/wrong",
          "Cause ticks r/u/w",
          "Function ticks r/u/w",
          "False alarms",
          "an hour",
          "Unknown or wrong");

  private EvaluationTotals() {}

  static EvaluationTable table(EvaluationReport report) {
    return new EvaluationTable(
        HEAD, report.scores().entrySet().stream().map(one -> row(report, one)).toList());
  }

  private static List<String> row(
      EvaluationReport report, Map.Entry<EvaluationSources, List<EvaluationScore>> one) {
    List<EvaluationScore> scores = one.getValue();
    EvaluationTally none = new EvaluationTally(0, 0, 0);
    int alarms = report.falseAlarms(one.getKey());
    double hours = scores.stream().mapToDouble(EvaluationScore::hours).sum();
    List<String> open =
        scores.stream()
            .filter(score -> score.cause() != EvaluationAnswer.RIGHT)
            .map(
                s ->
                    s.name()
                        + (s.cause() == EvaluationAnswer.WRONG
                            ? " (" + s.cause().word() + ")"
                            : ""))
            .toList();
    return List.of(
        one.getKey().title(),
        report.recordings(one.getKey()).brief(),
        scores.stream().map(EvaluationScore::causes).reduce(none, EvaluationTally::plus).brief(),
        scores.stream().map(EvaluationScore::functions).reduce(none, EvaluationTally::plus).brief(),
        String.valueOf(alarms),
        EvaluationDetails.perHour(alarms, hours),
        open.isEmpty() ? "–" : String.join(", ", open));
  }
}
