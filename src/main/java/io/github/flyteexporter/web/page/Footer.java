package io.github.flyteexporter.web.page;

import static io.github.flyteexporter.web.page.Html.escape;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.SelfMetrics;
import java.net.URI;
import java.util.Optional;

/**
 * The end of each page: when it was made, of which Flyte, by which version, and where to read on.
 */
final class Footer {
  private Footer() {}

  static String of(ExporterStatus status) {
    StringBuilder html = new StringBuilder(512);
    status.page().ifPresent(page -> html.append(moment(status, page)));
    Installation flyte = status.installation();
    html.append("<p>flyte-exporter ").append(escape(SelfMetrics.version()));
    place(html, "cluster", flyte.pages().cluster());
    place(html, "namespace", flyte.namespace());
    place(html, "release", flyte.release());
    html.append("</p>\n<p>");
    link(html, flyte.pages().documentation().map(URI::toString), "Documentation");
    link(html, flyte.runbook("FlytePlatformImpaired.md"), "Runbook");
    link(html, flyte.dashboard("flyte-overview"), "Dashboards");
    return html.append("<a href=/api/diagnosis>Diagnosis as JSON</a> ")
        .append("<a href=/api/targets>Sources as JSON</a></p>\n")
        .toString();
  }

  private static String moment(ExporterStatus status, Exposition page) {
    return "<p>As of "
        + HumanFormat.time(page.at())
        + "; Flyte is read every "
        + page.interval().toSeconds()
        + " s. It is "
        + HumanFormat.time(status.now())
        + " now.</p>\n";
  }

  private static void place(StringBuilder html, String what, String name) {
    if (!name.isEmpty()) {
      html.append(" · ").append(what).append(' ').append(escape(name));
    }
  }

  private static void link(StringBuilder html, Optional<String> url, String text) {
    url.ifPresent(to -> html.append(Html.link(to, text)).append(' '));
  }
}
