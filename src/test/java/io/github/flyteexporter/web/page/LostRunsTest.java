package io.github.flyteexporter.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.record.report.PostMortems;
import io.github.flyteexporter.record.report.ReportOptions;
import io.github.flyteexporter.record.report.Story;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.replay.RecordedRounds;
import io.github.flyteexporter.replay.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that were lost in an outage are counted, named, and stay on the page when it has ended. */
class LostRunsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("flyte2-recordings", "../shared/flyte2-recordings"));

  private static final ObjectMapper JSON = new ObjectMapper();

  private static Played last(Path folder) throws Exception {
    List<Played> all = Played.play(folder);
    return all.get(all.size() - 1);
  }

  private static String report(Path folder) throws Exception {
    Story story = RecordedRounds.of(Recording.open(folder));
    return PostMortems.markdown(
        "x", story, new ReportOptions(Duration.ofSeconds(15), Optional.empty(), Optional.empty()));
  }

  /** What really was lost is in truth.json and in load.jsonl of each. */
  @ParameterizedTest
  @CsvSource({"queued-forever, 20", "api-429, 7"})
  void allThatWereLostAreTheDamageOfTheEndedIncident(String name, int lost) throws Exception {
    Path folder = FOLDER.resolve(name);
    assumeTrue(Files.isDirectory(folder), "the recordings are not here");
    Played end = last(folder);
    String html = FrontPage.of(FixedStatus.of(end.page()));
    assertThat(html)
        .contains("<h1 class=unknown>", "; " + lost + " runs must be started again</h1>")
        .contains("<h2>" + lost + " runs accepted and never enqueued</h2>")
        .contains("<code>flyte rerun RUN --project PROJECT --domain DOMAIN</code>")
        .contains("<code>flyte abort run RUN --project PROJECT --domain DOMAIN</code>")
        .contains("<td data-l=Damage>" + lost + " runs never enqueued")
        .doesNotContain("none seen");
    JsonNode json = JSON.readTree(DiagnosisJson.of(end.page(), false));
    assertThat(json.at("/impaired").asBoolean()).isFalse();
    assertThat(json.at("/lostRuns/count").asInt()).isEqualTo(lost);
    assertThat(json.at("/lostRuns/runs")).hasSize(lost);
    assertThat(json.at("/incidents/0/runsNotEnqueued").asInt()).isEqualTo(lost);
    assertThat(json.at("/incidents/0/lostRuns")).hasSize(lost);
    assertThat(report(folder))
        .contains("| Runs accepted and never enqueued | " + lost + " |", "flyte rerun RUN")
        .containsPattern("(?m)^- `[a-z-]+/[a-z]+/r[0-9a-z]+`$");
  }

  @Test
  void whileTheyAreLostTheMetricCountsThem() throws Exception {
    Path demo = Played.OUTAGE.resolveSibling("flyte2-queued-forever");
    assertThat(Played.play(demo).stream().map(Played::text))
        .anyMatch(page -> page.contains("\nflyte_incident_runs_not_enqueued 20.0\n"));
  }

  @Test
  void anOutageThatLosesNoneSaysSo() throws Exception {
    Path folder = FOLDER.resolve("db-down");
    assumeTrue(Files.isDirectory(folder), "the recordings are not here");
    Played end = last(folder);
    assertThat(FrontPage.of(FixedStatus.of(end.page())))
        .contains("<h1 class=working>")
        .doesNotContain("must be started again", "never enqueued</h2>");
    JsonNode json = JSON.readTree(DiagnosisJson.of(end.page(), false));
    assertThat(json.at("/incidents/0/runsNotEnqueued").asInt(-1)).isZero();
  }

  @Test
  void aFlyte1KnowsNoneOfIt() throws Exception {
    Played end = last(Played.OUTAGE);
    JsonNode json = JSON.readTree(DiagnosisJson.of(end.page(), false));
    assertThat(json.path("lostRuns").isNull()).isTrue();
    assertThat(json.path("runsNotEnqueued").isNull()).isTrue();
    assertThat(report(Played.OUTAGE)).doesNotContain("enqueued");
  }
}
