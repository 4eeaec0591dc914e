package io.github.flyteexporter.doctor.output;

import io.github.flyteexporter.doctor.CheckResult;
import io.github.flyteexporter.doctor.Report;
import java.util.Comparator;
import java.util.List;

/** For tickets and chats: one table, the worst first. */
final class MarkdownReport {
  private MarkdownReport() {}

  static String of(Report report) {
    StringBuilder text =
        new StringBuilder("| Result | Check | Seen | Why it matters | What to do |\n");
    text.append("|---|---|---|---|---|\n");
    List<CheckResult> worstFirst =
        report.results().stream()
            .sorted(Comparator.comparing(CheckResult::result).reversed())
            .toList();
    for (CheckResult one : worstFirst) {
      text.append(
          "| %s | %s | %s | %s | %s |\n"
              .formatted(
                  one.result().words(),
                  one.area().label() + "/" + one.name(),
                  cell(one.seen()),
                  cell(one.why()),
                  cell(one.action())));
    }
    return text.append('\n').append(report.sums()).append('\n').toString();
  }

  /** A text that neither ends the cell nor is taken for HTML. */
  private static String cell(String text) {
    return TableReport.oneLine(text).replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;");
  }
}
