package io.github.flyteexporter.web.page;

import static io.github.flyteexporter.web.page.Html.escape;

import io.github.flyteexporter.verdict.report.ClockTime;
import io.github.flyteexporter.verdict.report.StatusPicture;
import io.github.flyteexporter.verdict.report.Timeline;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The timeline of a recording: a picture with a link at each moment of change, and their list. */
final class TimelineSection {
  private static final int DATE = "2026-01-01".length();

  private static final Pattern NAME = Pattern.compile("`([^`]*)`");

  private TimelineSection() {}

  /**
   * The timeline.
   *
   * @param shown the moment that is looked at, empty for none
   */
  static String of(Timeline timeline, Optional<Instant> shown) {
    StringBuilder html =
        new StringBuilder("<h2>Timeline of the recording</h2>\n<p class=note>It began on ")
            .append(timeline.rounds().get(0).at().toString(), 0, DATE)
            .append("; times are in UTC. Each moment leads to what was said then.</p>\n")
            .append(picture(timeline, shown))
            .append("<ol>\n");
    for (Timeline.Moment moment : timeline.moments()) {
      html.append("<li><a href=\"")
          .append(link(timeline, moment.at()))
          .append("\">")
          .append(ClockTime.of(moment.at()))
          .append("</a> ")
          .append(sentence(moment.what()))
          .append("</li>\n");
    }
    return html.append("</ol>\n").toString();
  }

  private static String picture(Timeline timeline, Optional<Instant> shown) {
    return StatusPicture.svg(
        timeline.rounds().stream()
            .map(round -> new StatusPicture.Round(round.at(), round.functions()))
            .toList(),
        timeline.moments().stream()
            .map(
                moment ->
                    new StatusPicture.Mark(
                        moment.at(),
                        moment.what().replace("`", ""),
                        Optional.of(link(timeline, moment.at()))))
            .toList(),
        shown);
  }

  /** The page of a moment. */
  static String link(Timeline timeline, Instant at) {
    return String.format(Locale.ROOT, "?at=%.3f", timeline.seconds(at));
  }

  static String sentence(String what) {
    return NAME.matcher(escape(what)).replaceAll("<b>$1</b>");
  }
}
