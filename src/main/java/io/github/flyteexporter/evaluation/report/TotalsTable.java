package io.github.flyteexporter.evaluation.report;

import io.github.flyteexporter.evaluation.play.SourceSet;
import io.github.flyteexporter.evaluation.score.Outcome;
import io.github.flyteexporter.evaluation.score.OutcomeCounts;
import io.github.flyteexporter.evaluation.score.RecordingScore;
import java.util.List;
import java.util.Map;

/** All recordings together, a row for each set of sources. */
final class TotalsTable {
  private static final List<String> HEAD =
      List.of(
          "Sources",
          "Recordings right/unknown/wrong",
          "Cause ticks r/u/w",
          "Function ticks r/u/w",
          "False alarms",
          "an hour",
          "Unknown or wrong");

  private TotalsTable() {}

  static TextTable table(EvaluationReport report) {
    return new TextTable(
        HEAD, report.scores().entrySet().stream().map(one -> row(report, one)).toList());
  }

  private static List<String> row(
      EvaluationReport report, Map.Entry<SourceSet, List<RecordingScore>> one) {
    List<RecordingScore> scores = one.getValue();
    OutcomeCounts none = new OutcomeCounts(0, 0, 0);
    int alarms = report.falseAlarms(one.getKey());
    double hours = scores.stream().mapToDouble(RecordingScore::hours).sum();
    List<String> open =
        scores.stream()
            .filter(score -> score.cause() != Outcome.RIGHT)
            .map(s -> s.name() + (s.cause() == Outcome.WRONG ? " (" + s.cause().word() + ")" : ""))
            .toList();
    return List.of(
        one.getKey().title(),
        report.recordings(one.getKey()).brief(),
        scores.stream().map(RecordingScore::causes).reduce(none, OutcomeCounts::plus).brief(),
        scores.stream().map(RecordingScore::functions).reduce(none, OutcomeCounts::plus).brief(),
        String.valueOf(alarms),
        RecordingTable.perHour(alarms, hours),
        open.isEmpty() ? "–" : String.join(", ", open));
  }
}
