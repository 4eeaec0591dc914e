package io.github.flyteexporter.doctor.output;

import io.github.flyteexporter.doctor.CheckResult;
import io.github.flyteexporter.doctor.Report;
import io.github.flyteexporter.doctor.Result;

/** For terminals: a line for each check, and below it why it matters and what to do. */
final class TableReport {
  private TableReport() {}

  static String of(Report report) {
    int width = report.results().stream().mapToInt(one -> place(one).length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (CheckResult one : report.results()) {
      String line = "%-14s  %-" + Math.max(1, width) + "s  %s%n";
      text.append(line.formatted(one.result().words(), place(one), oneLine(one.seen())));
      String indent = " ".repeat(18 + width);
      if (one.result() == Result.PROBLEM || one.result() == Result.WARNING) {
        text.append(indent).append("why: ").append(oneLine(one.why())).append('\n');
        text.append(indent).append("do:  ").append(oneLine(one.action())).append('\n');
      }
    }
    return text.append(report.sums()).append('\n').toString().replace("\r\n", "\n");
  }

  private static String place(CheckResult one) {
    return one.area().label() + "/" + one.name();
  }

  /** Texts of servers must not move the cursor or begin a line of ours. */
  static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
