package io.github.flyteexporter.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.signal.failure.FailureReason;
import io.github.flyteexporter.signal.failure.FaultLocation;
import io.github.flyteexporter.verdict.report.FailureRate;
import io.github.flyteexporter.verdict.report.FailureScope;
import io.github.flyteexporter.verdict.report.FailureSum;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Failing workflows on the front page and for programs. */
class FailuresSectionTest {
  private static FailureRate rate(String project, FaultLocation blame, FailureScope spread) {
    return new FailureRate(
        new ProjectDomain(project, "production"),
        blame,
        Duration.ofMinutes(5),
        12,
        15,
        Map.of(FailureReason.OOM, 9L, FailureReason.USER_CODE, 3L),
        spread);
  }

  private static FailureScope spread(int failing, int judged, int fine) {
    return new FailureScope(
        failing,
        judged,
        fine,
        new FailureSum(
            12L * failing,
            15L * failing,
            Map.of(FailureReason.OOM, 9L * failing, FailureReason.USER_CODE, 3L * failing),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5)));
  }

  private static String section(FailureRate... rates) {
    return FailuresSection.of(List.of(rates));
  }

  private static Played end() throws Exception {
    List<Played> all = Played.play(Played.OUTAGE);
    return all.get(all.size() - 1);
  }

  @Test
  void whereNothingFailsNothingStands() {
    assertThat(section()).isEmpty();
  }

  @Test
  void oneTeamIsOneSentence() {
    assertThat(section(rate("fraud", FaultLocation.CODE, spread(1, 5, 4))))
        .contains("<h2>Failing workflows</h2>", "fraud/production: 12 of 15", "oom 9, user_code 3")
        .doesNotContain("<table>");
  }

  @Test
  void everybodyIsOneSentenceAndATable() {
    FailureScope all = spread(2, 2, 0);
    assertThat(section(rate("a", FaultLocation.CODE, all), rate("b", FaultLocation.CODE, all)))
        .containsOnlyOnce("<li>")
        .contains(
            "24 of 30", "<td>a/production<td class=k data-l=Failed>12 of 15", "<td>b/production");
  }

  @Test
  void namesStayText() {
    assertThat(section(rate("<img src=x>", FaultLocation.CODE, spread(1, 1, 0))))
        .contains("&lt;img")
        .doesNotContain("<img");
  }

  @Test
  void theFrontPageShowsWhatTheOutageLeft() throws Exception {
    Played end = end();
    assertThat(FrontPage.of(FixedStatus.of(end.page())))
        .contains("Failing workflows", "The platform fails workflows of 2 of 2 project-domains");
  }

  @Test
  void programsReadTheSame() throws Exception {
    Played end = end();
    JsonNode failures =
        new ObjectMapper().readTree(DiagnosisJson.of(end.page(), false)).path("failures");
    assertThat(failures).hasSize(2);
    int failed = 0;
    for (JsonNode one : failures) {
      failed += one.path("failed").asInt();
      assertThat(one.path("blame").asText()).isEqualTo("platform");
      assertThat(one.path("fault").asText()).isEqualTo("platform");
      assertThat(one.path("everybody").asBoolean()).isTrue();
      assertThat(one.at("/reasons/system_retries_exhausted").asInt())
          .isEqualTo(one.path("failed").asInt());
      assertThat(one.path("finished").asInt()).isGreaterThan(one.path("failed").asInt());
      assertThat(one.path("windowSeconds").asInt()).isBetween(60, 300);
    }
    assertThat(failed).isEqualTo(12);
  }
}
