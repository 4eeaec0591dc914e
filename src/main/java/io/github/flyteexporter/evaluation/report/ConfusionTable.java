package io.github.flyteexporter.evaluation.report;

import io.github.flyteexporter.evaluation.score.ConfusionMatrix;
import io.github.flyteexporter.evaluation.score.ConfusionMatrix.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A row for each cause that was true, a column for each that was said. */
final class ConfusionTable {
  private ConfusionTable() {}

  static TextTable of(ConfusionMatrix matrix) {
    Map<Cell, Long> ticks = matrix.ticks();
    Comparator<String> order = Comparator.comparingInt(ConfusionMatrix.ORDER::indexOf);
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
}
