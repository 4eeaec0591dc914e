package io.github.flyteexporter.web.page;

import static io.github.flyteexporter.web.page.Html.escape;

import io.github.flyteexporter.verdict.incident.UnqueuedRuns;
import io.github.flyteexporter.verdict.report.VerdictReport;

/**
 * Runs of Flyte 2 that were accepted and never enqueued, by name, with what is to be done about
 * them; they stay after an outage has ended. Empty without any.
 */
final class LostRunsSection {
  private LostRunsSection() {}

  static String of(VerdictReport report) {
    return report.lost().filter(lost -> lost.count() > 0).map(LostRunsSection::of).orElse("");
  }

  private static String of(UnqueuedRuns lost) {
    StringBuilder html =
        new StringBuilder("<h2>")
            .append(HumanFormat.count(lost.count(), "run"))
            .append(" accepted and never enqueued</h2>\n<div class=action>")
            .append(Html.withCommands(UnqueuedRuns.WHAT_TO_DO))
            .append("</div>\n<ul>\n");
    lost.names().forEach(name -> html.append("<li>").append(escape(name)).append("</li>\n"));
    long more = lost.count() - lost.names().size();
    if (more > 0) {
      html.append("<li>and ").append(more).append(" more</li>\n");
    }
    return html.append("</ul>\n").toString();
  }
}
