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
 * What is wrong now, for somebody who was just woken: verdict, since, cause, facts, first action,
 * damage, and what is known besides.
 */
public final class FrontPage {
  private final StringBuilder html = new StringBuilder(4_096);
  private final Exposition page;
  private final Diagnosis diagnosis;
  private final Instant now;

  private FrontPage(Exposition page, Instant now) {
    this.page = page;
    this.diagnosis = new Diagnosis(page.values());
    this.now = now;
  }

  public static String of(Optional<Exposition> page, Instant now) {
    if (page.isEmpty()) {
      return Html.page("starting", "<h1 class=unknown>The first round is not over yet.</h1>");
    }
    FrontPage front = new FrontPage(page.get(), now);
    front.body();
    return Html.page(front.headline(), front.html.toString());
  }

  /** A warning when the page tells the past. */
  static Optional<String> age(Exposition page, Instant now) {
    return page.isStale(now)
        ? Optional.of(
            "<p class=old>This is how it was "
                + HumanFormat.ago(page.at(), now)
                + ": no round has ended since. See the exporter's log.</p>\n")
        : Optional.empty();
  }

  private void body() {
    String look =
        diagnosis.impaired()
            ? "impaired"
            : diagnosis.known().isEmpty() || page.isStale(now) ? "unknown" : "working";
    html.append("<h1 class=").append(look).append('>').append(escape(headline())).append("</h1>\n");
    age(page, now).ifPresent(html::append);
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
        .append(", read every ")
        .append(page.interval().toSeconds())
        .append(" s; it is ")
        .append(HumanFormat.time(now))
        .append(" now.</p>\n");
  }

  private String headline() {
    long failing = page.sources().stream().filter(source -> source.failure().isPresent()).count();
    return diagnosis.known().isEmpty() && failing > 0
        ? "Not known whether Flyte works: " + TargetsPage.cannotBeRead(failing, page)
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

  private void cause(CauseReport told) {
    String name = told.cause().label();
    html.append("<h2>")
        .append(name.equals(diagnosis.probableCause()) ? "Why: " : "Also possible: ")
        .append(escape(name))
        .append("</h2>\n<ul>\n");
    for (CauseReport.Said fact : told.facts()) {
      html.append("<li>").append(escape(fact.sentence())).append("</li>\n");
    }
    html.append("</ul>\n");
  }

  private void firstAction() {
    page.report()
        .firstAction()
        .ifPresent(
            action ->
                html.append("<h2>Do first</h2>\n<div class=action>")
                    .append(Html.withCommands(action))
                    .append("</div>\n"));
  }

  private void sources() {
    html.append("<h2><a href=/targets>Sources</a></h2>\n<table>\n");
    for (SourceReport source : page.sources()) {
      boolean read = source.failure().isEmpty();
      html.append("<tr><td class=k>")
          .append(escape(source.id().source()))
          .append("<td class=t>")
          .append(Html.brief(source.id().target()))
          .append(read ? "<td class=\"working k\">read" : "<td class=\"impaired k\">cannot be read")
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
          .append(impaired.isEmpty() ? ": the sources have not told enough to say" : "")
          .append("</tr>\n");
    }
    html.append("</table>\n");
  }
}
