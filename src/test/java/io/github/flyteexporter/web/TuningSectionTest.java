package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.Played;
import io.github.flyteexporter.export.Page;
import io.github.flyteexporter.verdict.Chronicle;
import io.github.flyteexporter.verdict.Report;
import io.github.flyteexporter.verdict.Tip;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tuning advice as people and programs read it. */
class TuningSectionTest {
  private static Page afterTheOutage() throws Exception {
    List<Played> played = Played.play(Played.OUTAGE);
    return played.get(played.size() - 1).page();
  }

  @Test
  void theFrontPageTellsReadingTodayChangeAndEnd() throws Exception {
    Page page = afterTheOutage();
    assertThat(FrontPage.of(Optional.of(page), page.at()))
        .contains("<h2>Better set otherwise</h2>")
        .contains("12 workflows were killed by the platform")
        .contains("<b>configuration.inline.propeller.queue.queue.base-delay</b>")
        .contains("Withdrawn when the retries survive such an outage");
  }

  @Test
  void programsReadTheSame() throws Exception {
    Page page = afterTheOutage();
    JsonNode tuning = new ObjectMapper().readTree(DiagnosisJson.of(page, page.at())).path("tuning");
    assertThat(tuning).hasSize(1);
    assertThat(tuning.get(0).path("advice").asText()).isEqualTo("retries");
    for (String field : List.of("reading", "today", "change", "until")) {
      assertThat(tuning.get(0).path(field).asText()).as(field).isNotEmpty();
    }
  }

  @Test
  void withoutAdviceThereIsNothingAndNamesStayText() {
    assertThat(TuningSection.of(Report.NONE)).isEmpty();
    Tip hostile = new Tip("<b>", "<i>", "<u>", "<s>", "<p>");
    assertThat(
            TuningSection.of(
                new Report(
                    List.of(), Optional.empty(), Chronicle.NONE, List.of(), List.of(hostile))))
        .doesNotContain("<b>", "<i>", "<I>", "<u>", "<s>", "<p>");
  }
}
