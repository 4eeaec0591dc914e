package io.github.flyteexporter.web.page;

import static io.github.flyteexporter.web.page.Html.escape;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.LookSamples;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sources and their last reads: one row for each, its error below. */
public final class TargetsPage {
  private static final String HEAD =
      "<table>\n<tr><th>Source<th>Target<th>State<th>Last answer<th class=n>Took<th class=n>Size"
          + "<th class=n>Series<th>Last success</tr>\n";

  private TargetsPage() {}

  public static String of(ExporterStatus status) {
    Optional<Exposition> page = status.page();
    if (page.isEmpty()) {
      return Html.page(
          "Starting",
          "<h1 class=unknown>The first round has not ended yet.</h1>\n"
              + FrontPage.notices(status));
    }
    long failing = page.get().sources().stream().filter(TargetsPage::fails).count();
    String headline = headline(page.get(), failing);
    StringBuilder html = new StringBuilder(2_048);
    html.append("<h1 class=")
        .append(failing > 0 ? "impaired" : waiting(page.get()) > 0 ? "unknown" : "working")
        .append('>')
        .append(headline)
        .append("</h1>\n");
    html.append(FrontPage.notices(status));
    html.append(HEAD);
    page.get().sources().forEach(source -> row(html, source, status.now()));
    html.append("</table>\n<p class=note>Metrics of a source that cannot be read are")
        .append(" absent, not 0.</p>\n")
        .append(LooksSection.of(page.get().values()));
    return Html.page(headline, html.toString());
  }

  private static String headline(Exposition page, long failing) {
    if (page.sources().isEmpty()) {
      return "No source is read";
    } else if (failing > 0) {
      return cannotBeRead(failing, page);
    }
    long waiting = waiting(page);
    return waiting == 0
        ? "All sources are read"
        : waiting + " of " + HumanFormat.count(page.sources().size(), "source") + " not read yet";
  }

  private static long waiting(Exposition page) {
    return page.sources().stream().filter(TargetsPage::isNotYet).count();
  }

  static String cannotBeRead(long failing, Exposition page) {
    return failing
        + " of "
        + HumanFormat.count(page.sources().size(), "source")
        + " cannot be read";
  }

  /** The cell with a source's state. */
  static String state(SourceReport source) {
    if (isNotYet(source)) {
      return "<td class=\"unknown k\">not yet";
    } else if (!fails(source)) {
      return "<td class=\"working k\">read";
    }
    boolean late = source.failure().filter(why -> why.reason() == Reason.LATE).isPresent();
    return "<td class=\"impaired k\">"
        + (late ? "late" : source.lastGood().isEmpty() ? "never read" : "cannot be read");
  }

  private static void row(StringBuilder html, SourceReport source, Instant now) {
    boolean read = source.failure().isEmpty();
    html.append("<tr><td class=k>")
        .append(escape(source.id().source()))
        .append("<td class=t>")
        .append(Html.brief(source.id().target()))
        .append(state(source))
        .append("<td class=k title=\"")
        .append(HumanFormat.time(source.at()))
        .append("\">")
        .append(HumanFormat.ago(source.at(), now))
        .append("<td class=n>")
        .append(HumanFormat.took(source.took()))
        .append("<td class=n>")
        .append(!read ? "–" : HumanFormat.bytes(source.bytes()))
        .append("<td class=n>")
        .append(!read ? "–" : String.format(Locale.ROOT, "%,d", source.series()))
        .append("<td class=k>")
        .append(
            source
                .lastGood()
                .map(good -> HumanFormat.time(good) + " (" + HumanFormat.ago(good, now) + ")")
                .orElse("never"))
        .append("</tr>\n");
    boolean look = source.id().source().equals(LookSamples.SOURCE);
    source.unread().forEach(part -> unread(html, part, look ? " failed, " : " not read, "));
    if (read && source.errors().isEmpty()) {
      return;
    }
    html.append("<tr class=error><td colspan=8>");
    source
        .failure()
        .ifPresent(
            why ->
                html.append(
                        why.reason().isError() ? why.reason().label() + ": " : "<span class=note>")
                    .append(Html.brief(why.detail()))
                    .append(why.reason().isError() ? "<br>" : "</span><br>"));
    if (!source.errors().isEmpty()) {
      html.append("<span class=note>Failed so far: ").append(errors(source)).append("</span>");
    }
    html.append("</tr>\n");
  }

  private static void unread(StringBuilder html, Evidence.UnreadPart part, String how) {
    html.append("<tr class=error><td colspan=8>")
        .append(part.part())
        .append(how)
        .append(part.reason())
        .append(": ")
        .append(Html.brief(part.hint()))
        .append("</tr>\n");
  }

  private static String errors(SourceReport source) {
    return source.errors().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(error -> error.getKey().label() + " " + error.getValue())
        .collect(Collectors.joining(", "));
  }

  static boolean fails(SourceReport source) {
    return source.failure().filter(why -> why.reason().isError()).isPresent();
  }

  private static boolean isNotYet(SourceReport source) {
    return source.failure().isPresent() && !fails(source);
  }
}
