package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.flyteexporter.verdict.incident.Incident;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.CauseReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What recorded outages leave behind on the front page. */
class RecordedIncidentsTest {
  private static Incident only(List<Played> played) {
    List<Incident> past = played.get(played.size() - 1).memory().verdict().incidents().past();
    assertThat(past).hasSize(1);
    return past.get(0);
  }

  @Test
  void theLostDatabaseCostTwelveWorkflowsAndFiftyExecutions() throws Exception {
    Incident incident = only(Played.play(Played.OUTAGE));
    assertThat(incident.cause().orElseThrow().cause()).isEqualTo(Cause.DATABASE);
    assertThat(incident.damage().killedInAll()).hasValue(12);
    assertThat(incident.damage().refused().orElseThrow()).isBetween(45L, 49L);
    assertThat(incident.functions())
        .contains(
            PlatformFunction.ACCEPT,
            PlatformFunction.PROGRESS,
            PlatformFunction.RECORD,
            PlatformFunction.FINISH);
  }

  @Test
  void itsFactsAreToldWithOfHowManySinceWhenAndInFlytesWords() throws Exception {
    Played moment = Played.play(Played.OUTAGE).get(9);
    assertThat(moment.page().report().firstAction().orElseThrow())
        .contains("pg_isready -h 127.0.0.1 -p 15432`");
    CauseReport first = moment.page().report().causes().get(0);
    assertThat(first.facts())
        .extracting(CauseReport.FactReport::sentence)
        .anyMatch(
            sentence ->
                sentence.startsWith("12 of 12 running workflows report: “")
                    && sentence.contains("127.0.0.1:15432"))
        .anyMatch(
            sentence ->
                sentence.matches(
                    "0 of \\d+ propeller rounds per second succeed, impaired since"
                        + " \\d\\d:\\d\\d:\\d\\d UTC"));
  }

  @Test
  void theLostObjectStoreIsOneIncidentAsWell() throws Exception {
    List<Path> all = Played.recordings();
    assumeThat(all).isNotEmpty();
    Path folder = all.stream().filter(one -> one.endsWith("object-store-down")).findAny().get();
    Incident incident = only(Played.play(folder));
    assertThat(incident.cause().orElseThrow().cause()).isEqualTo(Cause.OBJECT_STORE);
    assertThat(incident.damage().killedInAll().orElseThrow()).isBetween(8L, 11L);
    assertThat(incident.damage().refused().orElseThrow()).isBetween(40L, 49L);
  }
}
