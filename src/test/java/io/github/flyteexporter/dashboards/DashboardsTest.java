package io.github.flyteexporter.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards are whole: nothing overlaps, every panel says what it shows and what to do. */
final class DashboardsTest {
  private static final String RUNBOOKS =
      "https://github.com/flyte-exporter/flyte-exporter/blob/main/alerts/runbooks/";
  private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (Flyte[A-Za-z]+)$");
  private static final Pattern LINKED = Pattern.compile("/d/(flyte-[a-z]+)[?]");
  private static final Set<String> TYPES =
      Set.of("stat", "timeseries", "table", "bargauge", "state-timeline");
  private static final Set<String> UNITS =
      Set.of("none", "short", "s", "bytes", "percentunit", "ops", "reqps", "dateTimeFromNow");
  private static final Set<String> COLORS =
      Set.of("green", "yellow", "orange", "red", "blue", "text");
  private static final int WIDTH = 24;

  static List<Dashboard> all() throws Exception {
    return Dashboard.all();
  }

  @Test
  void thereAreSix() throws Exception {
    assertThat(all())
        .extracting(Dashboard::uid)
        .containsExactly(
            "flyte-admin",
            "flyte-capacity",
            "flyte-fleet",
            "flyte-overview",
            "flyte-propeller",
            "flyte-tasks");
    for (Dashboard one : all()) {
      assertThat(one.file()).hasFileName(one.uid() + ".json");
    }
  }

  @Test
  void everyAlertHasAPanelAndADashboardThatExists() throws Exception {
    String rules = Files.readString(Path.of("alerts", "flyte.rules.yaml"));
    StringBuilder dashboards = new StringBuilder();
    for (Dashboard one : all()) {
      dashboards.append(one.json());
    }
    List<String> alerts = ALERT.matcher(rules).results().map(one -> one.group(1)).toList();
    assertThat(alerts).hasSizeGreaterThan(40);
    for (String alert : alerts) {
      if (!Set.of("FlyteWatchdog", "FlyteImpairedLately").contains(alert)) {
        assertThat(dashboards.toString().contains(RUNBOOKS + alert + ".md")).as(alert).isTrue();
      }
    }
    assertThat(LINKED.matcher(rules).results().map(one -> one.group(1)).distinct())
        .allSatisfy(uid -> assertThat(Path.of("grafana", uid + ".json")).exists());
  }

  @ParameterizedTest
  @MethodSource("all")
  void itIsFrozenAndFresh(Dashboard board) {
    JsonNode json = board.json();
    assertThat(json.path("title").asText()).startsWith("Flyte");
    assertThat(json.path("description").asText()).isNotBlank();
    assertThat(json.path("editable").asBoolean(true)).isFalse();
    assertThat(json.path("schemaVersion").asInt()).isEqualTo(39);
    assertThat(json.path("tags")).extracting(JsonNode::asText).containsExactly("flyte");
    assertThat(json.path("refresh").asText()).isEqualTo("30s");
    assertThat(json.path("time").path("from").asText()).isEqualTo("now-3h");
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyPanelSaysWhatItShowsAndWhatToDo(Dashboard board) {
    for (Dashboard.Panel panel : board.everything()) {
      if (panel.type().equals("row")) {
        continue;
      }
      assertThat(panel.title()).isNotBlank();
      assertThat(panel.json().path("description").asText()).as(panel.title()).endsWith(".");
      assertThat(panel.json().path("links")).as("links of %s", panel.title()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyPanelHasUnitColorsAndAWordForNothing(Dashboard board) {
    for (Dashboard.Panel panel : board.panels()) {
      JsonNode defaults = panel.json().path("fieldConfig").path("defaults");
      assertThat(panel.type()).isIn(TYPES);
      assertThat(defaults.path("unit").asText()).as(panel.title()).isIn(UNITS);
      assertThat(defaults.path("noValue").asText()).as(panel.title()).endsWith(".");
      assertThat(defaults.path("thresholds").path("steps"))
          .as("thresholds of %s", panel.title())
          .isNotEmpty()
          .allSatisfy(step -> assertThat(step.path("color").asText()).isIn(COLORS));
      assertThat(panel.targets()).as("queries of %s", panel.title()).isNotEmpty();
      assertDatasource(panel.json());
      for (JsonNode target : panel.targets()) {
        assertDatasource(target);
        assertThat(target.path("expr").asText()).as(panel.title()).isNotBlank();
      }
    }
  }

  /** Grafana shows a number that is absent in the lowest color: that must not be the good one. */
  @ParameterizedTest
  @MethodSource("all")
  void whatIsNotKnownIsNotGreen(Dashboard board) {
    for (Dashboard.Panel panel : board.panels()) {
      if (panel.type().equals("stat")) {
        JsonNode steps =
            panel.json().path("fieldConfig").path("defaults").path("thresholds").path("steps");
        assertThat(steps.path(0).path("color").asText()).as(panel.title()).isNotEqualTo("green");
      }
    }
  }

  private static void assertDatasource(JsonNode of) {
    assertThat(of.path("datasource").path("type").asText()).isEqualTo("prometheus");
    assertThat(of.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingOverlapsAndIdsAreUnique(Dashboard board) {
    Set<Integer> ids = new HashSet<>();
    Set<String> taken = new HashSet<>();
    for (Dashboard.Panel panel : board.everything()) {
      assertThat(ids.add(panel.json().path("id").asInt())).isTrue();
      JsonNode at = panel.json().path("gridPos");
      int x = at.path("x").asInt();
      int y = at.path("y").asInt();
      assertThat(x + at.path("w").asInt()).as(panel.title()).isLessThanOrEqualTo(WIDTH);
      for (int column = x; column < x + at.path("w").asInt(); column++) {
        for (int line = y; line < y + at.path("h").asInt(); line++) {
          assertThat(taken.add(column + "/" + line)).as(panel.title()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void incidentsAndRestartsAreMarked(Dashboard board) {
    assertThat(board.annotations())
        .extracting(one -> one.path("name").asText())
        .contains("Incidents", "Restarts");
  }
}
