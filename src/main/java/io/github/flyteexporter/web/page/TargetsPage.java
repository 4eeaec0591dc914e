package io.github.flyteexporter.web.page;

import static io.github.flyteexporter.web.page.Html.escape;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.LookSamples;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sources and their last reads: one row for each, its error below. */
public final class TargetsPage {
  private static final String HEAD =
      "<table>\n<tr class=h><th>Source<th>Target<th>State<th>Last answer<th class=n>Took"
          + "<th class=n>Size<th class=n>Series<th>Last success</tr>\n";

  private TargetsPage() {}

  public static String of(ExporterStatus status) {
    Optional<Exposition> page = status.page();
    if (page.isEmpty()) {
      return Html.page("Starting", FrontPage.starting(status), Footer.of(status));
    }
    Headline headline = headline(page.get()).aged(status);
    StringBuilder html = new StringBuilder(2_048);
    html.append(headline.html()).append(FrontPage.notices(status)).append(HEAD);
    page.get()
        .sources()
        .forEach(
            source -> row(html, source, SourceState.of(source, page.get().values()), status.now()));
    html.append("</table>\n<p class=note>Metrics of a source that cannot be read are")
        .append(" absent, not 0.</p>\n")
        .append(LooksSection.of(page.get().values()));
    return Html.page(headline.text(), html.toString(), Footer.of(status));
  }

  private static Headline headline(Exposition page) {
    int all = page.sources().size();
    long unread = SourceState.all(page).filter(SourceState::cannotBeRead).count();
    long failing = SourceState.all(page).filter(SourceState::fails).count();
    long waiting = SourceState.all(page).filter(SourceState::isNotYet).count();
    String fails = failing == 0 ? "" : failing + (failing == 1 ? " check fails" : " checks fail");
    if (all == 0) {
      return new Headline("No source is read", "working");
    } else if (unread > 0) {
      String more = fails.isEmpty() ? "" : ", " + fails;
      return new Headline(SourceState.cannotBeRead(unread, all) + more, "impaired");
    } else if (!fails.isEmpty()) {
      return new Headline("All sources are read, but " + fails, "impaired");
    }
    return waiting == 0
        ? new Headline("All sources are read", "working")
        : new Headline(
            waiting + " of " + HumanFormat.count(all, "source") + " not read yet", "unknown");
  }

  private static void row(StringBuilder html, SourceReport source, SourceState state, Instant now) {
    boolean read = source.failure().isEmpty();
    html.append("<tr><td class=k>")
        .append(escape(source.id().source()))
        .append("<td class=t>")
        .append(Html.brief(source.id().target()))
        .append(state.cell())
        .append("<td class=k title=\"")
        .append(HumanFormat.time(source.at()))
        .append("\">")
        .append(HumanFormat.ago(source.at(), now))
        .append("<td class=n data-l=Took>")
        .append(HumanFormat.took(source.took()))
        .append("<td class=n data-l=Size>")
        .append(!read ? "–" : HumanFormat.bytes(source.bytes()))
        .append("<td class=n data-l=Series>")
        .append(!read ? "–" : String.format(Locale.ROOT, "%,d", source.series()))
        .append("<td data-l=\"Last success\">")
        .append(lastSuccess(source, now))
        .append("</tr>\n");
    boolean look = source.id().source().equals(LookSamples.SOURCE);
    source.unread().forEach(part -> unread(html, part, look ? " failed, " : " not read, "));
    below(html, source, state);
  }

  private static String lastSuccess(SourceReport source, Instant now) {
    if (source.failure().isEmpty()) {
      return HumanFormat.ago(source.at(), now);
    }
    return source
        .lastGood()
        .map(good -> HumanFormat.time(good) + " (" + HumanFormat.ago(good, now) + ")")
        .orElse("never");
  }

  private static void below(StringBuilder html, SourceReport source, SourceState state) {
    String detail = source.unread().isEmpty() ? state.detail() : ""; // each part has its row
    if (detail.isEmpty() && source.errors().isEmpty()) {
      return;
    }
    html.append("<tr class=error><td colspan=8>");
    if (!detail.isEmpty()) {
      String reason = state.cannotBeRead() ? source.failure().get().reason().label() + ": " : "";
      html.append(state.isNotYet() ? "<span class=note>" : "<span>")
          .append(reason)
          .append(Html.whole(detail))
          .append("</span><br>");
    }
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
        .append(Html.whole(part.hint()))
        .append("</tr>\n");
  }

  private static String errors(SourceReport source) {
    return source.errors().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(error -> error.getKey().label() + " " + error.getValue())
        .collect(Collectors.joining(", "));
  }
}
