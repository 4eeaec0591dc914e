package io.github.flyteexporter.web.page;

import static io.github.flyteexporter.web.page.Html.escape;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.CauseReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The front page, for an operator who was just woken: verdict, start, cause, facts, first action,
 * damage, then everything else.
 */
public final class FrontPage {
  private final StringBuilder html = new StringBuilder(4_096);
  private final ExporterStatus status;
  private final Exposition page;
  private final Diagnosis diagnosis;
  private final Instant now;

  private FrontPage(ExporterStatus status, Exposition page) {
    this.status = status;
    this.page = page;
    this.diagnosis = new Diagnosis(page.values());
    this.now = status.now();
  }

  public static String of(ExporterStatus status) {
    Optional<Exposition> page = status.page();
    if (page.isEmpty()) {
      return Html.page(
          "Starting",
          "<h1 class=unknown>The first round has not ended yet.</h1>\n" + notices(status));
    }
    FrontPage front = new FrontPage(status, page.get());
    front.body();
    return Html.page(front.headline(), front.html.toString());
  }

  /** A warning when the page is old, and what else operators must know. */
  static String notices(ExporterStatus status) {
    StringBuilder html = new StringBuilder();
    if (status.hasEnded()) {
      notice(html, ExporterStatus.ENDED);
    }
    if (status.isOld()) {
      notice(
          html,
          "This page is "
              + HumanFormat.span(status.age())
              + " old: no round has ended since. See the exporter's log.");
    }
    status.notices().forEach(text -> notice(html, text));
    return html.toString();
  }

  private static void notice(StringBuilder html, String text) {
    html.append("<p class=old>").append(escape(text)).append("</p>\n");
  }

  private void body() {
    String look =
        diagnosis.impaired()
            ? "impaired"
            : diagnosis.known().isEmpty() || status.isOld() ? "unknown" : "working";
    html.append("<h1 class=").append(look).append('>').append(escape(headline())).append("</h1>\n");
    html.append(notices(status));
    if (diagnosis.impaired()) {
      since();
      page.report().causes().forEach(this::cause);
      firstAction();
      html.append(DamageSection.of(page));
    }
    html.append(FailuresSection.of(page.report().failures()));
    html.append(IncidentsSection.of(page.report().incidents()));
    html.append(TuningSection.of(page.report()));
    sources();
    functions();
    html.append("<p class=foot>As of ")
        .append(HumanFormat.time(page.at()))
        .append("; Flyte is read every ")
        .append(page.interval().toSeconds())
        .append(" s. It is ")
        .append(HumanFormat.time(now))
        .append(" now.</p>\n");
  }

  private String headline() {
    long failing = page.sources().stream().filter(TargetsPage::fails).count();
    return diagnosis.known().isEmpty() && failing > 0
        ? "It is not known whether Flyte works: " + TargetsPage.cannotBeRead(failing, page)
        : diagnosis.headline();
  }

  private void since() {
    diagnosis
        .since()
        .ifPresent(
            since ->
                html.append("<p class=since>Since ")
                    .append(HumanFormat.time(since))
                    .append(" (")
                    .append(HumanFormat.span(Duration.between(since, now)))
                    .append(")</p>\n"));
  }

  private void cause(CauseReport cause) {
    String name = cause.cause().label();
    html.append("<h2>")
        .append(name.equals(diagnosis.probableCause()) ? "Probable cause: " : "Also possible: ")
        .append(escape(name))
        .append("</h2>\n<ul>\n");
    for (CauseReport.FactReport fact : cause.facts()) {
      html.append("<li>").append(escape(fact.sentence())).append("</li>\n");
    }
    html.append("</ul>\n");
  }

  private void firstAction() {
    page.report()
        .firstAction()
        .ifPresent(
            action ->
                html.append("<h2>First action</h2>\n<div class=action>")
                    .append(Html.withCommands(action))
                    .append("</div>\n"));
  }

  private void sources() {
    html.append("<h2><a href=/targets>Sources</a></h2>\n<table>\n");
    for (SourceReport source : page.sources()) {
      html.append("<tr><td class=k>")
          .append(escape(source.id().source()))
          .append("<td class=t>")
          .append(Html.brief(source.id().target()))
          .append(TargetsPage.state(source))
          .append("<td>")
          .append(source.failure().map(why -> Html.brief(why.detail())).orElse(""))
          .append("</tr>\n");
    }
    html.append("</table>\n");
  }

  private void functions() {
    html.append("<h2>Functions of the platform</h2>\n<table>\n");
    for (PlatformFunction function : PlatformFunction.values()) {
      Optional<Boolean> impaired = diagnosis.impaired(function.label());
      String status = impaired.map(bad -> bad ? "impaired" : "working").orElse("unknown");
      html.append("<tr><td class=k>")
          .append(function.label())
          .append("<td class=\"k ")
          .append(status)
          .append("\">")
          .append(status)
          .append("<td>")
          .append(escape(function.meaning()))
          .append(impaired.isEmpty() ? ": not enough data" : "")
          .append("</tr>\n");
    }
    html.append("</table>\n");
  }
}
