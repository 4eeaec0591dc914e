package io.github.flyteexporter.evaluation;

import io.github.flyteexporter.verdict.model.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Ticks by the truth's cause and the first cause that was said; {@code none} where there is no
 * cause to name, or nothing was impaired.
 */
record ConfusionMatrix(Map<Cell, Long> ticks) {
  private static final String NONE = "none";

  /** The causes in their order, {@code none} last. */
  private static final List<String> ORDER =
      Stream.concat(Arrays.stream(Cause.values()).map(Cause::label), Stream.of(NONE)).toList();

  /** A place in the matrix. */
  record Cell(String truth, String said) {}

  ConfusionMatrix {
    ticks = Map.copyOf(ticks);
  }

  static ConfusionMatrix of(CauseScore causes, List<VerdictSample> moments) {
    Map<Cell, Long> ticks = new HashMap<>();
    for (VerdictSample moment : moments) {
      Optional<Cause> said =
          moment.impaired() ? moment.cause().or(() -> Optional.of(Cause.UNKNOWN)) : moment.cause();
      ticks.merge(new Cell(label(causes.expected(moment)), label(said)), 1L, Long::sum);
    }
    return new ConfusionMatrix(ticks);
  }

  /** All recordings together. */
  static ConfusionMatrix sum(List<RecordingScore> scores) {
    Map<Cell, Long> sum = new HashMap<>();
    for (RecordingScore score : scores) {
      score.matrix().ticks().forEach((cell, count) -> sum.merge(cell, count, Long::sum));
    }
    return new ConfusionMatrix(sum);
  }

  /** A row for each cause that was true, a column for each that was said. */
  TextTable table() {
    Comparator<String> order = Comparator.comparingInt(ORDER::indexOf);
    Set<String> said = new TreeSet<>(order);
    Map<String, List<String>> rows = new TreeMap<>(order);
    ticks.keySet().forEach(cell -> said.add(cell.said()));
    for (Cell cell : ticks.keySet()) {
      rows.computeIfAbsent(
          cell.truth(),
          truth -> {
            List<String> row = new ArrayList<>(List.of(truth));
            said.forEach(s -> row.add(String.valueOf(ticks.getOrDefault(new Cell(truth, s), 0L))));
            return row;
          });
    }
    List<String> head = new ArrayList<>(List.of("True cause, by what was said"));
    head.addAll(said);
    return new TextTable(head, List.copyOf(rows.values()));
  }

  private static String label(Optional<Cause> cause) {
    return cause.map(Cause::label).orElse(NONE);
  }
}
