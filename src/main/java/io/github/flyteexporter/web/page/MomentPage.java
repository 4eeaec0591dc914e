package io.github.flyteexporter.web.page;

import static io.github.flyteexporter.web.page.Html.escape;

import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.CauseReport;
import io.github.flyteexporter.verdict.report.ClockTime;
import io.github.flyteexporter.verdict.report.Timeline;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was said at one moment of a recording, with links to the moments beside it. */
public final class MomentPage {
  private final Timeline timeline;
  private final double seconds;
  private final Timeline.Round round;
  private final StringBuilder html = new StringBuilder(4_096);

  private MomentPage(Timeline timeline, double asked) {
    this.timeline = timeline;
    this.round = timeline.at(asked);
    this.seconds =
        timeline.moments().stream()
            .map(one -> timeline.seconds(one.at()))
            .filter(moment -> Math.abs(moment - asked) <= 0.001)
            .findFirst()
            .orElseGet(() -> timeline.seconds(round.at()));
  }

  /** The page of a moment, so many seconds after the recording's first round. */
  public static String of(ExporterStatus status, Timeline timeline, double seconds) {
    MomentPage page = new MomentPage(timeline, seconds);
    page.body();
    return Html.page(page.title(), page.html.toString(), Footer.of(status));
  }

  private String title() {
    List<String> impaired =
        Arrays.stream(PlatformFunction.values())
            .filter(function -> round.status(function) == Status.IMPAIRED)
            .map(PlatformFunction::label)
            .toList();
    return (impaired.isEmpty() ? "Nothing is impaired" : "Impaired: " + String.join(", ", impaired))
        + " at "
        + ClockTime.of(round.at())
        + " UTC";
  }

  private void body() {
    boolean impaired = round.functions().containsValue(Status.IMPAIRED);
    boolean working = round.functions().containsValue(Status.WORKING);
    html.append("<h1 class=")
        .append(impaired ? "impaired" : working ? "working" : "unknown")
        .append(">")
        .append(escape(title()))
        .append("</h1>\n");
    neighbours();
    changes();
    round.causes().forEach(this::cause);
    round
        .firstAction()
        .ifPresent(
            action ->
                html.append("<h2>First action</h2>\n<div class=action>")
                    .append(Html.withCommands(action))
                    .append("</div>\n"));
    functions();
    html.append(TimelineSection.of(timeline, Optional.of(round.at())));
  }

  private void neighbours() {
    html.append("<nav aria-label=Moments>");
    timeline.moments().stream()
        .filter(one -> timeline.seconds(one.at()) < seconds - 0.001)
        .reduce((older, newer) -> newer)
        .ifPresent(one -> neighbour("Previous moment", one));
    timeline.moments().stream()
        .filter(one -> timeline.seconds(one.at()) > seconds + 0.001)
        .findFirst()
        .ifPresent(one -> neighbour("Next moment", one));
    html.append("<a href=\"?\">Back to the replay</a></nav>\n");
  }

  private void neighbour(String name, Timeline.Moment moment) {
    html.append("<a href=\"")
        .append(TimelineSection.link(timeline, moment.at()))
        .append("\">")
        .append(name)
        .append(", ")
        .append(ClockTime.of(moment.at()))
        .append("</a>");
  }

  private void changes() {
    String changes =
        timeline.moments().stream()
            .filter(one -> Math.abs(timeline.seconds(one.at()) - seconds) <= 0.001)
            .map(one -> "<li>" + TimelineSection.sentence(one.what()) + "</li>\n")
            .collect(Collectors.joining());
    if (!changes.isEmpty()) {
      html.append("<h2>What changed</h2>\n<ul>\n").append(changes).append("</ul>\n");
    }
  }

  private void cause(CauseReport cause) {
    html.append("<h2>Cause: ").append(escape(cause.cause().label())).append("</h2>\n<ul>\n");
    cause
        .facts()
        .forEach(fact -> html.append("<li>").append(escape(fact.sentence())).append("</li>\n"));
    html.append("</ul>\n");
  }

  private void functions() {
    html.append("<h2>Functions of the platform</h2>\n<table>\n")
        .append("<tr class=h><th>Function<th>State</tr>\n");
    for (PlatformFunction function : PlatformFunction.values()) {
      String state = round.status(function).name().toLowerCase(Locale.ROOT);
      html.append("<tr><td class=k>")
          .append(function.label())
          .append("<td class=\"k ")
          .append(state)
          .append("\">")
          .append(state)
          .append("</tr>\n");
    }
    html.append("</table>\n");
  }
}
