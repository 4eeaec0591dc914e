package io.github.flyteexporter.probe.report;

import java.time.Duration;
import java.util.Locale;

/** A report for people: every step with its time and what was seen. */
public final class ReportText {
  private ReportText() {}

  public static String of(ProbeReport report) {
    StringBuilder text = new StringBuilder(1_024);
    text.append("Probe ")
        .append(report.probe())
        .append(" of ")
        .append(report.place())
        .append(" at ")
        .append(report.at())
        .append(": ")
        .append(
            report
                .failed()
                .map(step -> "failed at " + step.phase().label() + ", " + step.reason().label())
                .orElse("ok"))
        .append(", ")
        .append(time(report.took()))
        .append('\n');
    for (ProbeStep step : report.steps()) {
      text.append(String.format(Locale.ROOT, "%-8s", step.phase().label()))
          .append(String.format(Locale.ROOT, "%-16s", step.reason().label()))
          .append(time(step.took()))
          .append('\n');
      step.lines().forEach(line -> text.append("    ").append(line).append('\n'));
    }
    return text.toString();
  }

  private static String time(Duration took) {
    return String.format(Locale.ROOT, "%.1f ms", took.toNanos() / 1e6);
  }
}
