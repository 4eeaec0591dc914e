package io.github.flyteexporter.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table for terminals and for Markdown. */
public record TextTable(List<String> head, List<List<String>> rows) {
  public TextTable {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** In columns of equal width. */
  public String text() {
    List<List<String>> lines = new ArrayList<>(List.of(head));
    lines.addAll(rows);
    int[] widths =
        IntStream.range(0, head.size())
            .map(i -> lines.stream().mapToInt(line -> line.get(i).length()).max().orElse(0))
            .toArray();
    return lines.stream()
        .map(
            line ->
                IntStream.range(0, head.size())
                    .mapToObj(i -> line.get(i) + " ".repeat(widths[i] - line.get(i).length()))
                    .collect(Collectors.joining("  "))
                    .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  public String markdown() {
    return line(head)
        + "|"
        + "---|".repeat(head.size())
        + "\n"
        + rows.stream().map(TextTable::line).collect(Collectors.joining());
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
