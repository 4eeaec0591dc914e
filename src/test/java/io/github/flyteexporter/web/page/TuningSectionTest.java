package io.github.flyteexporter.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.verdict.incident.IncidentHistory;
import io.github.flyteexporter.verdict.report.VerdictReport;
import io.github.flyteexporter.verdict.tuning.TuningTip;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tuning advice as people and programs read it. */
class TuningSectionTest {
  private static Exposition afterTheOutage() throws Exception {
    List<Played> played = Played.play(Played.OUTAGE);
    return played.get(played.size() - 1).page();
  }

  @Test
  void theFrontPageTellsReadingTodayChangeAndEnd() throws Exception {
    Exposition page = afterTheOutage();
    assertThat(FrontPage.of(FixedStatus.of(page)))
        .contains("<h2>Tuning advice</h2>")
        .contains("12 workflows were killed by the platform")
        .contains("<b>configuration.inline.propeller.queue.queue.base-delay</b>")
        .contains("Withdrawn when the retries survive such an outage");
  }

  @Test
  void programsReadTheSame() throws Exception {
    Exposition page = afterTheOutage();
    JsonNode tuning = new ObjectMapper().readTree(DiagnosisJson.of(page, false)).path("tuning");
    assertThat(tuning).hasSize(1);
    assertThat(tuning.get(0).path("advice").asText()).isEqualTo("retries");
    for (String field : List.of("reading", "today", "change", "until")) {
      assertThat(tuning.get(0).path(field).asText()).as(field).isNotEmpty();
    }
  }

  @Test
  void withoutAdviceThereIsNothingAndNamesStayText() {
    assertThat(TuningSection.of(VerdictReport.NONE)).isEmpty();
    TuningTip hostile = new TuningTip("<b>", "<i>", "<u>", "<s>", "<p>");
    assertThat(
            TuningSection.of(
                new VerdictReport(
                    List.of(),
                    Optional.empty(),
                    IncidentHistory.NONE,
                    List.of(),
                    List.of(hostile),
                    Map.of(),
                    Optional.empty())))
        .doesNotContain("<b>", "<i>", "<I>", "<u>", "<s>", "<p>");
  }
}
