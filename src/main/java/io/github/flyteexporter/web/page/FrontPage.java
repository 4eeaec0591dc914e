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
      return Html.page("Starting", starting(status), Footer.of(status));
    }
    Headline headline = Headline.of(status, page.get());
    FrontPage front = new FrontPage(status, page.get());
    front.body(headline);
    return Html.page(headline.text(), front.html.toString(), Footer.of(status));
  }

  /** What is shown before the first round has ended. */
  static String starting(ExporterStatus status) {
    return new Headline("The first round has not ended yet.", "unknown").html() + notices(status);
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

  private void body(Headline headline) {
    html.append(headline.html());
    html.append(notices(status));
    if (diagnosis.impaired()) {
      since();
      page.report().causes().forEach(this::cause);
      firstAction();
      html.append(DamageSection.of(page));
    }
    html.append(FailuresSection.of(page.report().failures()));
    html.append(LostRunsSection.of(page.report()));
    html.append(IncidentsSection.of(page.report(), DamageWords.in(page.values())));
    html.append(TuningSection.of(page.report()));
    status.timeline().map(one -> TimelineSection.of(one, Optional.empty())).ifPresent(html::append);
    sources();
    functions();
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
    status
        .installation()
        .runbook("FlytePlatformImpaired.md#cause-" + name)
        .ifPresent(url -> html.append("<p>").append(Html.link(url, "Runbook")).append("</p>\n"));
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
    html.append("<h2><a href=/targets>Sources</a></h2>\n<table>\n")
        .append("<tr class=h><th>Source<th>Target<th>State<th>Why</tr>\n");
    for (SourceReport source : page.sources()) {
      SourceState state = SourceState.of(source, page.values());
      html.append("<tr><td class=k>")
          .append(escape(source.id().source()))
          .append("<td class=t>")
          .append(Html.brief(source.id().target()))
          .append(state.cell())
          .append("<td>")
          .append(Html.brief(state.detail()))
          .append("</tr>\n");
    }
    html.append("</table>\n");
  }

  private void functions() {
    html.append("<h2>Functions of the platform</h2>\n<table>\n")
        .append("<tr class=h><th>Function<th>State<th>Meaning</tr>\n");
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
          .append(escape(function.meaning(diagnosis.isFlyte2())))
          .append(impaired.isEmpty() ? ": not enough data" : "")
          .append("</tr>\n");
    }
    html.append("</table>\n");
  }
}
