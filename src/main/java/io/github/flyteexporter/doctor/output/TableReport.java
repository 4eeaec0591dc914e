package io.github.flyteexporter.doctor.output;

import io.github.flyteexporter.doctor.CheckResult;
import io.github.flyteexporter.doctor.Report;
import io.github.flyteexporter.doctor.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * For terminals: what is wrong first, with why it matters and what to do; then what is well, a line
 * each; then why the rest could not be judged, a line for each reason.
 */
final class TableReport {
  private static final String FORM = "%-14s  ";
  private static final String INDENT = FORM.formatted("");

  private TableReport() {}

  static String of(Report report) {
    StringBuilder text = new StringBuilder();
    for (Result result : List.of(Result.PROBLEM, Result.WARNING)) {
      report.results().stream()
          .filter(one -> one.result() == result)
          .forEach(one -> wrong(text, one));
    }
    well(text, report);
    unseen(text, report);
    return text.append(report.sums()).append('\n').toString();
  }

  private static void wrong(StringBuilder text, CheckResult one) {
    line(text, one.result(), place(one) + ": " + oneLine(one.seen()));
    text.append(INDENT).append("why: ").append(oneLine(one.why())).append('\n');
    text.append(INDENT).append("do:  ").append(oneLine(one.action())).append('\n');
  }

  private static void well(StringBuilder text, Report report) {
    for (CheckResult one : report.results()) {
      if (one.result() == Result.OK) {
        line(text, Result.OK, place(one) + ": " + oneLine(one.seen()));
      }
    }
  }

  private static void unseen(StringBuilder text, Report report) {
    Map<String, List<CheckResult>> byReason = new LinkedHashMap<>();
    for (CheckResult one : report.results()) {
      if (one.result() == Result.COULD_NOT_LOOK) {
        byReason.computeIfAbsent(oneLine(one.seen()), none -> new ArrayList<>()).add(one);
      }
    }
    byReason.forEach(
        (reason, all) -> {
          String places = all.stream().map(TableReport::place).collect(Collectors.joining(", "));
          line(text, Result.COULD_NOT_LOOK, reason);
          text.append(INDENT).append("not judged: ").append(places).append('\n');
          List<String> actions = all.stream().map(CheckResult::action).distinct().toList();
          if (all.size() > 1 && actions.size() == 1) {
            text.append(INDENT).append("do:  ").append(oneLine(actions.get(0))).append('\n');
          }
        });
  }

  private static void line(StringBuilder text, Result result, String rest) {
    text.append(FORM.formatted(result.words())).append(rest).append('\n');
  }

  private static String place(CheckResult one) {
    return one.area().label() + "/" + one.name();
  }

  /** Texts of servers must not move the cursor or begin a line of ours. */
  static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
