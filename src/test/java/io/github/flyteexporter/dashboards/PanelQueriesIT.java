package io.github.flyteexporter.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.replay.Played;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every query of every dashboard, asked of a real Prometheus that holds played recordings; every
 * dashboard drawn into {@code target/dashboards} for somebody to look at.
 */
final class PanelQueriesIT {
  private static final Path DRAWN = Path.of("target", "dashboards");

  @TempDir private static Path folder;
  private static FilledPrometheus prometheus;
  private static List<Query> queries;

  @BeforeAll
  static void fill() throws Exception {
    queries = Query.all();
    prometheus = FilledPrometheus.start(folder, FilledPrometheus.everything());
  }

  @AfterAll
  static void close() {
    prometheus.close();
  }

  @Test
  void noQueryIsEmptyWhereDataShouldBe() throws Exception {
    Set<String> empty = new TreeSet<>();
    Set<String> written = new TreeSet<>();
    for (Query query : queries) {
      Optional<String> filled =
          prometheus.told().stream()
              .filter(told -> !told.operator())
              .filter(told -> !prometheus.ask(query.expression(), told).isEmpty())
              .map(RecordedSeries::namespace)
              .findFirst();
      if (filled.isEmpty()) {
        empty.add(query.name());
      } else if (filled.get().equals("written")) {
        written.add(query.name());
      }
    }
    assertThat(empty).as("queries that nothing ever fills").isEmpty();
    if (!Played.recordings().isEmpty()) {
      assertThat(written).isEqualTo(Unrecorded.queries());
    }
  }

  @Test
  void aSecondExporterOfTheSameFlyteChangesNothing() throws Exception {
    RecordedSeries once = prometheus.told("outage");
    RecordedSeries twice = prometheus.told("outage-twice");
    for (Query query : queries) {
      assertThat(shown(query.expression(), twice))
          .as("%s: %s", query.name(), query.expression())
          .isEqualTo(shown(query.expression(), once));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"outage", "written"})
  void underTheOperatorsLabelsTheyShowTheSame(String namespace) throws Exception {
    RecordedSeries plain = prometheus.told(namespace);
    RecordedSeries operator = prometheus.told(namespace + "-operator");
    for (Query query : queries) {
      assertThat(shown(query.expression(), operator))
          .as("%s: %s", query.name(), query.expression())
          .isEqualTo(shown(query.expression(), plain));
    }
  }

  @Test
  void theFleetHasOneLineForEachFlyte() throws Exception {
    RecordedSeries outages = prometheus.told("outage").of("outage.*");
    for (Query query : queries) {
      if (query.name().startsWith("flyte-fleet: One line for each Flyte")) {
        List<String> lines = new ArrayList<>();
        for (JsonNode series : prometheus.ask(query.expression(), outages)) {
          String flyte = series.path("metric").path("namespace").asText();
          series.path("values").forEach(one -> lines.add(one.path(0) + " " + flyte));
        }
        assertThat(lines).as(query.name()).doesNotHaveDuplicates();
        assertThat(lines.isEmpty() || lines.size() % 3 == 0).as(query.name()).isTrue();
      }
    }
  }

  @Test
  void everyPanelIsDrawn() throws Exception {
    Files.createDirectories(DRAWN);
    for (RecordedSeries told : prometheus.told()) {
      for (Dashboard board : told.isVariant() ? List.<Dashboard>of() : Dashboard.all()) {
        RecordedSeries drawn =
            board.uid().equals("flyte-fleet") ? told.of(told.namespace() + ".*") : told;
        String page = new Drawing(prometheus, impaired(drawn)).of(board);
        assertThat(page.split("<h4>", -1)).hasSize(board.everything().size() + 1);
        Files.writeString(DRAWN.resolve(board.uid() + "-" + told.namespace() + ".html"), page);
      }
    }
  }

  /** The demo's database is back after 140 seconds. */
  private static RecordedSeries impaired(RecordedSeries told) {
    return told.namespace().startsWith("outage") ? told.first(14) : told;
  }

  private static Map<String, String> shown(String expression, RecordedSeries of) {
    Map<String, String> series = new TreeMap<>();
    for (JsonNode one : prometheus.ask(expression, of)) {
      ObjectNode labels = one.path("metric").deepCopy();
      labels.remove("namespace");
      List<String> values = new ArrayList<>();
      for (JsonNode value : one.path("values")) {
        // The order of an addition moves the last digits.
        values.add(value.path(0) + " " + String.format("%.6e", value.path(1).asDouble()));
      }
      series.put(labels.toString(), values.toString());
    }
    return series;
  }
}
