package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each wait between a fault and the telephone is read where it is set, and all are added up. */
final class OnThePhoneTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long VERDICT = 30;
  private static final List<String> MAIN_CAUSES =
      List.of("database", "object_store", "kube_throttled", "too_many_workflows");

  @Test
  void theWaitsAreTwoMinutesAtMostAndTheConfigurationSaysSo() throws Exception {
    long beat = Settings.defaults().interval().toSeconds();
    long scrape = scrape();
    JsonNode values = Yaml.read(ShippedAlert.FOLDER.resolve("values.yaml")).root();
    long evaluation = seconds(values.at("/intervals/platform"));
    long pending = seconds(values.at("/alerts/FlytePlatformImpaired/for"));
    long group = seconds(AlertmanagerFile.shipped().routeTo("pager").path("group_wait"));
    long sum = beat + VERDICT + scrape + evaluation + pending + group;
    assertThat(sum).isLessThanOrEqualTo(LIMIT.toSeconds());
    assertThat(scrape).isEqualTo(evaluation);
    assertThat(comments())
        .contains(
            ("the exporter reads Flyte every %d s and needs up to %d s for a verdict, Prometheus"
                    + " scrapes it and evaluates every %d s, the alert waits for %d s, group_wait"
                    + " is %d s: %d s at most.")
                .formatted(beat, VERDICT, scrape, pending, group, sum));
  }

  @Test
  void theAllClearComesWithinAMinute() throws Exception {
    JsonNode values = Yaml.read(ShippedAlert.FOLDER.resolve("values.yaml")).root();
    long scrape = scrape();
    long evaluation = seconds(values.at("/intervals/platform"));
    long kept = seconds(values.at("/alerts/FlytePlatformImpaired/keepFiringFor"));
    long group = seconds(AlertmanagerFile.shipped().routeTo("pager").path("group_interval"));
    long sum = scrape + evaluation + kept + group;
    assertThat(sum).isLessThanOrEqualTo(60);
    assertThat(comments())
        .contains(
            ("up to %d s until Prometheus scrapes it, %d s until it evaluates, %d s of"
                    + " keep_firing_for, and %d s of the pager's group_interval: %d s at most.")
                .formatted(scrape, evaluation, kept, group, sum));
  }

  @Test
  void noVerdictOnAMainCauseTookLongerWhereItWasRecorded() throws Exception {
    List<String[]> rows;
    try (Stream<String> docs = Files.lines(Path.of("src/docs/accuracy.md"))) {
      rows =
          docs.map(line -> line.split(" *[|] *", -1))
              .filter(
                  row -> row.length > 10 && row[3].equals("right") && MAIN_CAUSES.contains(row[2]))
              .toList();
    }
    assertThat(rows).extracting(row -> row[2]).containsAll(MAIN_CAUSES);
    assertThat(rows).allSatisfy(row -> assertThat(Long.parseLong(row[6])).isBetween(0L, VERDICT));
  }

  private static long scrape() throws Exception {
    return seconds(
        Yaml.read(Path.of("k8s/operator/podmonitor.yaml"))
            .root()
            .at("/spec/podMetricsEndpoints/0/interval"));
  }

  private static long seconds(JsonNode duration) {
    return Duration.parse("PT" + duration.asText().toUpperCase(Locale.ROOT)).toSeconds();
  }

  private static String comments() throws Exception {
    return Files.readString(AlertmanagerFile.PATH).replaceAll("\n# ", " ");
  }
}
