package io.github.flyteexporter.web.page;

import static io.github.flyteexporter.web.page.Html.escape;

import io.github.flyteexporter.status.CauseClass;
import io.github.flyteexporter.status.FunctionDay;
import io.github.flyteexporter.status.FunctionStatus;
import io.github.flyteexporter.status.StatusDay;
import io.github.flyteexporter.status.StatusIncident;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * The status page, for everybody: each function of Flyte now and in the last 24 hours, and its
 * incidents. It names no project, user, host or namespace, and quotes no text.
 */
final class StatusPage {
  private final StringBuilder html = new StringBuilder(8_192);
  private final StatusDay day;

  private StatusPage(StatusDay day) {
    this.day = day;
  }

  static String of(String title, StatusDay day) {
    StatusPage page = new StatusPage(day);
    Headline headline =
        new Headline(StatusWords.headline(title, day), look(StatusWords.overall(day)));
    page.body(headline);
    return Html.alone(
        title + " status", page.html.toString(), "<p><a href=/api/status>JSON</a></p>\n");
  }

  private static String look(FunctionStatus status) {
    return switch (status) {
      case WORKING -> "working";
      case IMPAIRED -> "impaired";
      case UNKNOWN, NOT_OBSERVED -> "unknown";
    };
  }

  private void body(Headline headline) {
    html.append(headline.html())
        .append("<p class=note>As of ")
        .append(StatusWords.minute(day.now()))
        .append(" UTC. All times are in UTC.</p>\n");
    day.functions().forEach(this::function);
    html.append("<p class=\"note ends\" aria-hidden=true><span>24 hours ago</span>")
        .append("<span>now</span></p>\n")
        .append(StatusBar.legend())
        .append("<h2>Incidents of the last 24 hours</h2>\n");
    incidents();
  }

  private void function(FunctionDay function) {
    html.append("<section class=function>\n<h2><span>")
        .append(StatusWords.of(function.function()))
        .append(" <span class=note>")
        .append(function.function().label())
        .append("</span></span> <span class=\"state ")
        .append(look(function.now()))
        .append("\">")
        .append(function.now().words())
        .append("</span></h2>\n")
        .append(StatusBar.of(function))
        .append("<p class=note aria-hidden=true>")
        .append(StatusWords.totals(function))
        .append("</p>\n</section>\n");
  }

  private void incidents() {
    Duration observed = day.observed();
    if (day.incidents().isEmpty()) {
      html.append("<p>")
          .append(observed.isZero() ? "Nothing was observed." : "None was observed.")
          .append("</p>\n");
    } else {
      html.append("<table>\n<tr class=h><th>Since<th>End<th>Lasted<th>Cause<th>Impaired</tr>\n");
      day.incidents().forEach(this::incident);
      html.append("</table>\n");
    }
    if (!observed.isZero() && observed.compareTo(StatusDay.LENGTH) < 0) {
      html.append("<p class=note>Flyte was observed for ")
          .append(StatusWords.length(observed))
          .append(" of the last 24 hours.</p>\n");
    }
  }

  private void incident(StatusIncident one) {
    html.append("<tr><td class=k>")
        .append(StatusWords.minute(one.since()))
        .append("<td data-l=End>")
        .append(StatusWords.ended(one))
        .append("<td class=k data-l=Lasted>")
        .append(StatusWords.length(Duration.between(one.since(), StatusWords.end(one, day))))
        .append("<td data-l=Cause>")
        .append(escape(CauseClass.of(one.cause()).words()))
        .append("<td data-l=Impaired>")
        .append(
            one.functions().stream()
                .sorted()
                .map(PlatformFunction::label)
                .collect(Collectors.joining(", ")))
        .append("</tr>\n");
  }
}
