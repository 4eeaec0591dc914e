package io.github.flyteexporter.web.page;

import static io.github.flyteexporter.web.page.Html.escape;

import io.github.flyteexporter.verdict.report.FailureRate;
import io.github.flyteexporter.verdict.report.FailureSentences;
import java.util.List;

/** High failure rates and their fault as a section of the front page. */
final class FailuresSection {
  private FailuresSection() {}

  /** The section as HTML, empty without high failure rates. */
  static String of(List<FailureRate> failures) {
    if (failures.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<h2>Failing workflows</h2>\n<ul>\n");
    for (String sentence : FailureSentences.of(failures)) {
      html.append("<li>").append(escape(sentence)).append("</li>\n");
    }
    html.append("</ul>\n");
    if (failures.stream().anyMatch(FailureRate::affectsAll)) {
      table(failures, html);
    }
    return html.toString();
  }

  private static void table(List<FailureRate> failures, StringBuilder html) {
    html.append(
        "<table>\n<tr class=h><th>Project and domain<th>Failed<th>Of the last<th>By<th>Why</tr>\n");
    for (FailureRate rate : failures) {
      html.append("<tr><td>")
          .append(escape(rate.where().project() + "/" + rate.where().domain()))
          .append("<td class=k data-l=Failed>")
          .append(rate.failed())
          .append(" of ")
          .append(rate.finished())
          .append("<td class=k data-l=\"Of the last\">")
          .append(FailureSentences.length(rate.window()))
          .append("<td class=k data-l=By>")
          .append(rate.blame().label())
          .append("<td data-l=Why>")
          .append(escape(FailureSentences.reasons(rate.reasons())))
          .append("</tr>\n");
    }
    html.append("</table>\n");
  }
}
