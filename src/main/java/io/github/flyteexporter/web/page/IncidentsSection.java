package io.github.flyteexporter.web.page;

import static io.github.flyteexporter.web.page.Html.escape;

import io.github.flyteexporter.verdict.incident.Incident;
import io.github.flyteexporter.verdict.incident.IncidentHistory;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.VerdictReport;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The ended incidents of the last day, newest first, and the current one while its functions cannot
 * be observed; empty without incidents.
 */
final class IncidentsSection {
  private IncidentsSection() {}

  static String of(VerdictReport report, DamageWords words) {
    IncidentHistory incidents = report.incidents();
    Optional<Incident> unseen = incidents.present().filter(Incident::unseen);
    if (incidents.past().isEmpty() && unseen.isEmpty()) {
      return "";
    }
    StringBuilder html =
        new StringBuilder("<h2>Incidents of the last 24 hours</h2>\n<table>\n")
            .append("<tr class=h><th>Since<th>Lasted<th>Cause<th>Impaired<th>Damage</tr>\n");
    unseen.ifPresent(one -> html.append(row(one, words)));
    incidents.past().forEach(one -> html.append(row(one, words)));
    return html.append("</table>\n").append(lastAction(report)).toString();
  }

  /** What was to be done first in the last incident stays, for who comes when it is over. */
  private static String lastAction(VerdictReport report) {
    return report.incidents().present().isPresent()
        ? ""
        : report.incidents().past().stream()
            .limit(1)
            .map(last -> report.actions().getOrDefault(last.since(), ""))
            .filter(action -> !action.isEmpty())
            .map(
                action ->
                    "<h2>First action in the last incident, which has ended</h2>\n"
                        + "<div class=action>"
                        + Html.withCommands(action)
                        + "</div>\n")
            .collect(Collectors.joining());
  }

  private static String row(Incident incident, DamageWords words) {
    return "<tr><td class=k>"
        + HumanFormat.time(incident.since())
        + "<td class=k data-l=Lasted>"
        + incident
            .end()
            .map(end -> HumanFormat.span(Duration.between(incident.since(), end)))
            .orElse("not seen since " + HumanFormat.time(incident.seen()))
        + "<td class=k data-l=Cause>"
        + incident.cause().map(CauseEvidence::cause).orElse(Cause.UNKNOWN).label()
        + "<td data-l=Impaired>"
        + incident.functions().stream()
            .sorted()
            .map(PlatformFunction::label)
            .collect(Collectors.joining(", "))
        + "<td data-l=Damage>"
        + escape(words.of(incident.damage()))
        + "</tr>\n";
  }
}
