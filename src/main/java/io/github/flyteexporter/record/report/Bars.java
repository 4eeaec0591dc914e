package io.github.flyteexporter.record.report;

import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.ClockTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How each function stood over time, as a picture of characters. */
final class Bars {
  private static final int COLUMNS = 60;

  private Bars() {}

  /** A line for each function, under a line with the times. */
  static List<String> of(List<RoundVerdict> rounds) {
    Instant start = rounds.get(0).at();
    Instant end = rounds.get(rounds.size() - 1).at();
    int columns = Math.min(COLUMNS, Math.max(1, rounds.size()));
    List<String> lines = new ArrayList<>();
    lines.add(String.format("%-9s %s to %s UTC", "", ClockTime.of(start), ClockTime.of(end)));
    for (PlatformFunction function : PlatformFunction.values()) {
      StringBuilder bar = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        bar.append(mark(function, within(rounds, start, end, i, columns)));
      }
      lines.add(String.format("%-9s %s", function.label(), bar));
    }
    lines.add("          # impaired   . working   ? not known");
    return lines;
  }

  /** The rounds of a column: those that ended in its part of the time, else the last before. */
  private static List<RoundVerdict> within(
      List<RoundVerdict> rounds, Instant start, Instant end, int column, int columns) {
    long length = Duration.between(start, end).toMillis() + 1;
    Instant from = start.plusMillis(length * column / columns);
    Instant to = start.plusMillis(length * (column + 1) / columns);
    List<RoundVerdict> inside =
        rounds.stream().filter(one -> !one.at().isBefore(from) && one.at().isBefore(to)).toList();
    return inside.isEmpty()
        ? rounds.stream()
            .filter(one -> one.at().isBefore(from))
            .reduce((older, newer) -> newer)
            .map(List::of)
            .orElse(List.of())
        : inside;
  }

  private static char mark(PlatformFunction function, List<RoundVerdict> rounds) {
    List<Status> all = rounds.stream().map(one -> Moments.status(one, function)).toList();
    return all.contains(Status.IMPAIRED) ? '#' : all.contains(Status.WORKING) ? '.' : '?';
  }
}
