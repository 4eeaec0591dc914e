package io.github.flyteexporter.web.page;

import static io.github.flyteexporter.web.page.Html.escape;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.reading.Evidence;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is read, and how that went: one row for each source, its error below. */
public final class TargetsPage {
  private static final String HEAD =
      "<table>\n<tr><th>Source<th>Target<th>State<th>Last answer<th class=n>Took<th class=n>Size"
          + "<th class=n>Series<th>Last read well</tr>\n";

  private TargetsPage() {}

  public static String of(Optional<Exposition> page, Instant now) {
    if (page.isEmpty()) {
      return Html.page("starting", "<h1 class=unknown>The first round is not over yet.</h1>");
    }
    long failing = page.get().sources().stream().filter(TargetsPage::fails).count();
    String headline =
        page.get().sources().isEmpty()
            ? "No source is read"
            : failing == 0 ? "All sources are read" : cannotBeRead(failing, page.get());
    StringBuilder html = new StringBuilder(2_048);
    html.append("<h1 class=")
        .append(failing == 0 ? "working" : "impaired")
        .append('>')
        .append(headline)
        .append("</h1>\n");
    FrontPage.age(page.get(), now).ifPresent(html::append);
    html.append(HEAD);
    page.get().sources().forEach(source -> row(html, source, now));
    html.append("</table>\n<p class=note>A source that cannot be read gives no numbers: what is")
        .append(" made from it is absent from the metrics, not 0.</p>\n");
    return Html.page(headline, html.toString());
  }

  static String cannotBeRead(long failing, Exposition page) {
    return failing
        + " of "
        + HumanFormat.count(page.sources().size(), "source")
        + " cannot be read";
  }

  private static void row(StringBuilder html, SourceReport source, Instant now) {
    boolean fails = fails(source);
    html.append("<tr><td class=k>")
        .append(escape(source.id().source()))
        .append("<td class=t>")
        .append(Html.brief(source.id().target()))
        .append(fails ? "<td class=\"impaired k\">" : "<td class=\"working k\">")
        .append(fails ? (source.lastGood().isEmpty() ? "never read" : "cannot be read") : "read")
        .append("<td class=k title=\"")
        .append(HumanFormat.time(source.at()))
        .append("\">")
        .append(HumanFormat.ago(source.at(), now))
        .append("<td class=n>")
        .append(HumanFormat.took(source.took()))
        .append("<td class=n>")
        .append(fails ? "–" : HumanFormat.bytes(source.bytes()))
        .append("<td class=n>")
        .append(fails ? "–" : String.format(Locale.ROOT, "%,d", source.series()))
        .append("<td class=k>")
        .append(
            source
                .lastGood()
                .map(good -> HumanFormat.time(good) + " (" + HumanFormat.ago(good, now) + ")")
                .orElse("never"))
        .append("</tr>\n");
    source.unread().forEach(part -> unread(html, part));
    if (!fails && source.errors().isEmpty()) {
      return;
    }
    html.append("<tr class=error><td colspan=8>");
    source
        .failure()
        .ifPresent(
            why ->
                html.append(why.reason().label())
                    .append(": ")
                    .append(Html.brief(why.detail()))
                    .append("<br>"));
    html.append("<span class=note>Failed so far: ").append(errors(source)).append("</span></tr>\n");
  }

  private static void unread(StringBuilder html, Evidence.UnreadPart part) {
    html.append("<tr class=error><td colspan=8>")
        .append(part.part())
        .append(" not read, ")
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

  private static boolean fails(SourceReport source) {
    return source.failure().isPresent();
  }
}
