package io.github.flyteexporter.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.CauseReport;
import io.github.flyteexporter.verdict.report.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The moments of a recording, whose texts are foreign. */
class MomentPageTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final FixedStatus STATUS = new FixedStatus(Optional.empty(), START, List.of());

  private static Timeline.Round round(int second, Status status, String sentence) {
    CauseReport cause =
        new CauseReport(
            Cause.DATABASE,
            1,
            List.of(new CauseReport.FactReport(Fact.DATABASE_ERRORS_PER_SECOND, 1, sentence)));
    return new Timeline.Round(
        START.plusSeconds(second),
        Map.of(PlatformFunction.ACCEPT, status),
        status == Status.IMPAIRED ? List.of(cause) : List.of(),
        Optional.of("Run `kubectl get pods`."));
  }

  private static final Timeline TIMELINE =
      new Timeline(
          List.of(
              round(0, Status.WORKING, ""),
              round(10, Status.IMPAIRED, "<script>alert(1)</script>"),
              round(20, Status.WORKING, "")),
          List.of(
              new Timeline.Moment(START, "The recording begins."),
              new Timeline.Moment(START.plusSeconds(10), "`accept` is \"<b>\" & impaired."),
              new Timeline.Moment(START.plusSeconds(20), "`accept` is working again.")));

  @Test
  void aMomentShowsWhatWasSaidAndItsNeighbours() {
    assertThat(MomentPage.of(STATUS, TIMELINE, 10))
        .contains("<h1 class=impaired>Impaired: accept at 10:00:10 UTC</h1>")
        .contains("<a href=\"?at=0.000\">Previous moment, 10:00:00</a>")
        .contains("<a href=\"?at=20.000\">Next moment, 10:00:20</a>")
        .contains("Cause: database", "<code>kubectl get pods</code>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("<b>accept</b> is &quot;&lt;b&gt;&quot; &amp; impaired.")
        .contains("<title>10:00:10 accept is &quot;&lt;b&gt;&quot; &amp; impaired.</title>")
        .doesNotContain("<script>");
  }

  @Test
  void aTimeBetweenRoundsIsThatOfTheRoundBefore() {
    assertThat(MomentPage.of(STATUS, TIMELINE, 14))
        .contains("Impaired: accept at 10:00:10 UTC", "<h2>What changed</h2>");
    assertThat(MomentPage.of(STATUS, TIMELINE, 9_999))
        .contains("Nothing is impaired at 10:00:20 UTC")
        .contains("Previous moment, 10:00:10")
        .doesNotContain("Next moment");
  }

  @Test
  void theTimelineLeadsToEachMomentWithoutAScript() {
    assertThat(TimelineSection.of(TIMELINE, Optional.empty()))
        .contains("<title>accept: working, 10:00:00 to 10:00:10</title>")
        .contains("<title>accept: impaired, 10:00:10 to 10:00:20</title>")
        .contains("<li><a href=\"?at=10.000\">10:00:10</a> <b>accept</b> is")
        .contains("<a href=\"?at=10.000\"><g><title>10:00:10 accept")
        .contains("It began on 2026-11-22; times are in UTC.")
        .doesNotContain("<script", "style=");
  }
}
