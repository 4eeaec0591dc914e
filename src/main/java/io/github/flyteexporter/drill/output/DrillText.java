package io.github.flyteexporter.drill.output;

import io.github.flyteexporter.drill.Arrival;
import io.github.flyteexporter.drill.DrillReport;
import io.github.flyteexporter.drill.LinkResult;
import io.github.flyteexporter.drill.ask.ReceivedAlert;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report for a terminal. */
public final class DrillText {
  private static final String ROW = "%-32s %-11s %-13s %-24s %s%n";

  private DrillText() {}

  /** The whole report. */
  public static String of(DrillReport report) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "Drill %s, marked %s. The page showed an outage for %d s.%n%n",
        report.plan().name(),
        report.plan().labels().matcher(),
        report.outage().toSeconds());
    List<Arrival> rows = rows(report);
    if (!rows.isEmpty()) {
      line(text, ROW, "ALERT", "PROMETHEUS", "ALERTMANAGER", "RECEIVERS", "STATE");
      rows.forEach(arrival -> row(text, report, arrival));
      line(text, "%nSeconds are since the page first showed the outage.%n%n");
    }
    report.links().forEach(result -> link(text, result));
    line(text, "%n%s%n", conclusion(report));
    return text.toString();
  }

  /** The expected alerts, then the others. */
  static List<Arrival> rows(DrillReport report) {
    Stream<Arrival> expected =
        report.expected().stream()
            .map(
                name ->
                    report.arrivals().stream()
                        .filter(arrival -> arrival.name().equals(name))
                        .findFirst()
                        .orElseGet(() -> Arrival.none(name)));
    Stream<Arrival> others =
        report.arrivals().stream().filter(arrival -> !report.expected().contains(arrival.name()));
    return Stream.concat(expected, others).toList();
  }

  private static void row(StringBuilder text, DrillReport report, Arrival arrival) {
    boolean expected = report.expected().contains(arrival.name());
    line(
        text,
        ROW,
        arrival.name() + (expected ? "" : " (also)"),
        seconds(arrival.firing()),
        seconds(arrival.received()),
        arrival.newest().map(alert -> String.join(", ", alert.receivers())).orElse("-"),
        state(arrival));
  }

  private static String seconds(Optional<Duration> time) {
    return time.map(is -> is.toSeconds() + " s").orElse("-");
  }

  /** What became of an alert, in a word or two. */
  static String state(Arrival arrival) {
    if (arrival.newest().isEmpty()) {
      return arrival.firing().isPresent() ? "not at Alertmanager" : "did not arrive";
    }
    ReceivedAlert alert = arrival.newest().get();
    String ending = arrival.open() ? "" : ", resolved";
    if (!alert.silencedBy().isEmpty()) {
      return "silenced" + ending;
    }
    if (!alert.inhibitedBy().isEmpty()) {
      return "inhibited" + ending;
    }
    return (alert.mutedBy().isEmpty() ? "active" : "muted") + ending;
  }

  private static void link(StringBuilder text, LinkResult result) {
    line(text, "%-8s %-13s %s%n", result.state().label(), result.link().label(), result.seen());
    if (!result.action().isEmpty()) {
      line(text, "%-22s %s%n", "", result.action());
    }
  }

  private static String conclusion(DrillReport report) {
    Optional<LinkResult> broken = report.broken();
    if (broken.isPresent()) {
      return "The chain is broken: " + broken.get().link().label() + ".";
    }
    if (report.expected().isEmpty()) {
      return "The recording shows no outage, so no alert was expected.";
    }
    return report.expected().size() == 1
        ? "The expected alert arrived."
        : "All "
            + report.expected().size()
            + " expected alerts arrived: "
            + report.expected().stream().collect(Collectors.joining(", "))
            + ".";
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}
