package io.github.flyteexporter.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.status.CauseClass;
import io.github.flyteexporter.status.Entries;
import io.github.flyteexporter.status.StatusDay;
import io.github.flyteexporter.status.StatusEntry;
import io.github.flyteexporter.status.StatusEntry.Before;
import io.github.flyteexporter.status.StatusHistory;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the status page says, and what it never says. */
class StatusPageTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long DAY = 86_400;

  private static StatusDay day(long second, boolean observed, StatusEntry... entries) {
    return StatusDay.of(
        StatusHistory.of(List.of(entries)), Entries.START.plusSeconds(second), observed);
  }

  private static String page(StatusDay day) {
    return StatusPage.of("Flyte", day);
  }

  private static JsonNode json(StatusDay day) throws Exception {
    return JSON.readTree(StatusJson.of("Flyte", day));
  }

  @Test
  void anImpairmentIsShownWithItsPlainCause() throws Exception {
    StatusDay day =
        day(
            DAY,
            true,
            Entries.start(0),
            Entries.in(DAY - 3_600, DAY, Cause.DATABASE, PlatformFunction.ACCEPT));
    assertThat(page(day))
        .contains("<h1 class=impaired>Flyte is impaired: accept</h1>")
        .contains("<td class=k>2026-01-01 23:00<td data-l=End>goes on")
        .contains(
            "<td class=k data-l=Lasted>1 h<td data-l=Cause>The database<td data-l=Impaired>accept")
        .doesNotContain("PostgreSQL", "of the last 24 hours.");
    assertThat(json(day).path("status").asText()).isEqualTo("impaired");
    JsonNode incident = json(day).at("/incidents/0");
    assertThat(incident.path("since").asText()).isEqualTo("2026-01-01T23:00:00Z");
    assertThat(incident.path("end").isNull()).isTrue();
    assertThat(incident.path("lengthSeconds").asLong()).isEqualTo(3_600);
    assertThat(incident.path("cause").asText()).isEqualTo("database");
    assertThat(incident.path("phase").asText()).isEqualTo("ongoing");
  }

  @Test
  void theBarHasAText() {
    StatusDay day =
        day(
            DAY,
            true,
            Entries.start(3_600),
            Entries.in(7_200, 7_200, Cause.DATABASE, PlatformFunction.ACCEPT),
            Entries.at(7_800));
    assertThat(page(day))
        .contains(
            "aria-label=\"In the last 24 hours impaired 10 min, working 22 h 50 min,"
                + " not observed 1 h\"")
        .contains("<td data-l=End>2026-01-01 02:10<td class=k data-l=Lasted>10 min")
        .contains("Flyte was observed for 23 h of the last 24 hours.")
        .contains("<h1 class=working>Flyte works</h1>");
  }

  @Test
  void whatIsNotKnownOrNotObservedIsNeverCalledWorking() {
    assertThat(page(day(DAY, true)))
        .contains("<h1 class=unknown>Flyte is not observed at the moment</h1>")
        .contains("Nothing was observed.")
        .doesNotContain("None was observed");
    assertThat(page(day(60, true, Entries.blankStart(0))))
        .contains("<h1 class=unknown>It is not known whether Flyte works</h1>")
        .doesNotContain("state working");
    StatusEntry some =
        new StatusEntry(
            Entries.START,
            Before.START,
            Map.of(PlatformFunction.ACCEPT, io.github.flyteexporter.status.FunctionStatus.WORKING),
            java.util.Optional.empty());
    assertThat(page(day(60, true, some)))
        .contains("Flyte: nothing is impaired, but only 1 of 6 functions are known to work");
    assertThat(page(day(600, false, Entries.start(0), Entries.at(60))))
        .contains("<h1 class=unknown>Flyte is not observed at the moment</h1>");
  }

  @Test
  void anEndThatWasNotSeenIsSaidToBe() throws Exception {
    StatusDay day =
        day(
            40_000,
            true,
            Entries.start(0),
            Entries.in(30, 60, Cause.QUOTA, PlatformFunction.LAUNCH),
            Entries.start(36_000),
            Entries.at(36_100));
    assertThat(page(day))
        .contains("<td data-l=End>not observed; last seen 2026-01-01 00:01")
        .contains("A setting, a permission or a quota");
    assertThat(json(day).at("/incidents/0/end").isNull()).isTrue();
    assertThat(json(day).at("/incidents/0/phase").asText()).isEqualTo("lost");
  }

  @Test
  void aTitleStaysText() {
    assertThat(StatusPage.of("<b>\"A&B\"", day(0, true)))
        .contains("&lt;b&gt;&quot;A&amp;B&quot; is not observed")
        .doesNotContain("<b>");
  }

  @Test
  void everyCauseHasAClass() {
    Set<CauseClass> used =
        Stream.of(Cause.values()).map(CauseClass::of).collect(Collectors.toSet());
    assertThat(used).containsExactlyInAnyOrder(CauseClass.values());
    assertThat(CauseClass.of(Cause.UNKNOWN)).isEqualTo(CauseClass.UNKNOWN);
  }

  static List<Path> recordings() throws Exception {
    List<Path> all = new ArrayList<>(Played.recordings());
    try (Stream<Path> demo = Files.list(Path.of("src/main/resources/demo"))) {
      demo.filter(Files::isDirectory).sorted().forEach(all::add);
    }
    return all.stream().limit(12).toList();
  }

  /** Names of a recording, as the labels of its metrics, its sources and its texts have them. */
  private static Set<String> names(Played round) {
    Set<String> names = new TreeSet<>();
    for (Value value : round.page().values().all()) {
      Labels labels = value.labels();
      for (String label :
          List.of(
              "project", "domain", "target", "namespace", "pod", "workflow", "action", "node")) {
        names.add(String.valueOf(labels.get(label)));
      }
    }
    round
        .page()
        .sources()
        .forEach(
            source -> {
              names.add(source.id().target());
              source.failure().ifPresent(why -> names.add(why.detail()));
            });
    round.page().report().firstAction().ifPresent(names::add);
    round
        .page()
        .report()
        .causes()
        .forEach(cause -> cause.facts().forEach(fact -> names.add(fact.sentence())));
    names.removeIf(name -> name.length() < 4 || name.equals("null"));
    return names;
  }

  @Test
  void noNameOfARecordingIsOnIt() throws Exception {
    int shown = 0;
    for (Path recording : recordings()) {
      StatusHistory history = StatusHistory.NONE;
      Set<String> names = new HashSet<>();
      for (Played round : Played.play(recording)) {
        Instant at = round.page().at();
        history = history.after(StatusEntry.of(at, Before.SAME, round.memory().verdict()));
        names.addAll(names(round));
        StatusDay day = StatusDay.of(history, at, true);
        String said = page(day) + StatusJson.of("Flyte", day);
        shown += day.incidents().size();
        assertThat(names).hasSizeGreaterThan(3);
        assertThat(names).as(recording.toString()).noneMatch(said::contains);
        assertThat(said)
            .doesNotContain("flytesnacks", "development", "propeller", "flyteadmin", "://")
            .doesNotContainPattern("\\d+\\.\\d+\\.\\d+\\.\\d+");
      }
    }
    assertThat(shown).isPositive();
  }
}
