package io.github.flyteexporter.evaluation.report;

import io.github.flyteexporter.evaluation.score.Outcome;
import io.github.flyteexporter.evaluation.score.RecordingScore;
import io.github.flyteexporter.evaluation.truth.GroundTruth;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Each recording in a row. */
final class RecordingTable {
  private static final String NOTHING = "–";

  private static final List<String> HEAD =
      List.of(
          "Recording",
          "True cause",
          "Verdict",
          "Cause ticks r/u/w",
          "Function ticks r/u/w",
          "s to verdict",
          "s to all-clear",
          "False alarms",
          "an hour",
          "Killed: said/true");

  private RecordingTable() {}

  static TextTable table(List<RecordingScore> scores) {
    return new TextTable(HEAD, scores.stream().map(RecordingTable::row).toList());
  }

  static String perHour(int alarms, double hours) {
    return alarms == 0 || hours == 0 ? "0" : String.format(Locale.ROOT, "%.1f", alarms / hours);
  }

  private static List<String> row(RecordingScore score) {
    return List.of(
        score.name(),
        causes(score.truth()),
        score.cause().word()
            + (score.cause() == Outcome.UNKNOWN ? " (" + score.unknown().words() + ")" : ""),
        score.causes().brief(),
        score.functions().brief(),
        seconds(score.toVerdict()),
        seconds(score.toAllClear()),
        String.valueOf(score.falseAlarms()),
        perHour(score.falseAlarms(), score.hours()),
        killed(score));
  }

  private static String causes(GroundTruth truth) {
    String causes =
        truth.causes().keySet().stream()
            .sorted()
            .map(Cause::label)
            .collect(Collectors.joining(" "));
    return causes.isEmpty() ? NOTHING : causes;
  }

  private static String seconds(OptionalDouble seconds) {
    if (seconds.isEmpty()) {
      return NOTHING;
    }
    double value = seconds.getAsDouble();
    return Double.isInfinite(value) ? "never" : String.valueOf(Math.round(value));
  }

  private static String killed(RecordingScore score) {
    return score.truth().killed().isEmpty()
        ? NOTHING
        : score.killed() + "/" + score.truth().killed().getAsLong();
  }
}
