package io.github.flyteexporter.drill.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.VerdictSignals;
import io.github.flyteexporter.verdict.report.VerdictReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every series of a drill is marked, and none makes Prometheus count it as an exporter. */
final class DrillPageTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final DrillPage pages = new DrillPage(DrillLabels.of(Map.of("cluster", "prod")), "5f0c");
  private final Exposition recorded =
      Exposition.of(
          new Values(
              List.of(
                  new Value(VerdictSignals.IMPAIRED, "", Labels.of("function", "progress"), 1),
                  new Value(
                      VerdictSignals.FIRST_ACTION,
                      "",
                      Labels.of("cause", "database", "action", "Start it."),
                      1))),
          VerdictReport.NONE,
          List.of(),
          NOW,
          Duration.ZERO,
          Duration.ofSeconds(15));

  private static List<String> series(Exposition page) {
    return new String(page.text(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  @Test
  void eachSeriesIsMarkedAndTheFirstActionSaysSo() {
    assertThat(series(pages.during(recorded)))
        .allSatisfy(line -> assertThat(line).contains("namespace=\"flyte-drill\"", "\"prod\""))
        .anyMatch(line -> line.startsWith("flyte_drill_info{") && line.contains("run=\"5f0c\""))
        .anyMatch(
            line ->
                line.startsWith("flyte_function_impaired{")
                    && line.contains("function=\"progress\"")
                    && line.endsWith(" 1.0"))
        .anyMatch(line -> line.contains("action=\"" + DrillPage.NOTE + "Start it.\""));
  }

  @Test
  void itIsNotCountedAsAnExporter() {
    assertThat(series(recorded)).anyMatch(line -> line.startsWith("flyte_exporter_build_info"));
    assertThat(series(pages.during(recorded)))
        .noneMatch(
            line ->
                line.startsWith("flyte_exporter_build_info")
                    || line.startsWith("flyte_exporter_last_round"));
  }

  @Test
  void beforeAndAfterNothingIsImpaired() {
    assertThat(series(pages.before(NOW, Duration.ofSeconds(15))))
        .singleElement()
        .asString()
        .startsWith("flyte_drill_info{");
    assertThat(series(pages.after(recorded)))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("flyte_function_impaired{") && line.endsWith(" 0.0"));
  }
}
