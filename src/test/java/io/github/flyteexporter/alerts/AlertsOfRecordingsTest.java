package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.evaluation.play.RecordingFolders;
import io.github.flyteexporter.replay.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What fires while a real Flyte's recording is played, and what of it is told: the alerts of
 * recorded.yaml and no other. An outage pages once, whatever else it breaks.
 */
final class AlertsOfRecordingsTest {
  private static final String FIRING = "ALERTS{alertstate=\"firing\",severity!=\"none\"}";
  private static final Path FLYTE_2 =
      Path.of(System.getProperty("flyte2-recordings", "../shared/flyte2-recordings"));

  private static final String CRITICAL = "%s and ALERTS{severity=\"critical\"}";

  @Test
  void exactlyTheExpectedAlertsFireAndOneOfThemPages() throws Exception {
    Inhibitions inhibitions = Inhibitions.shipped();
    JsonNode table = Yaml.read(Path.of("src/test/resources/alerts/recorded.yaml")).root();
    RuleTests tests = new RuleTests(RecordedScrapes.INTERVAL);
    for (Map.Entry<String, Path> recording : recordings().entrySet()) {
      JsonNode expected = table.path(recording.getKey());
      assertThat(expected.isObject()).as(recording.getKey()).isTrue();
      RuleTests.Asked asked =
          tests.add(recording.getKey(), RecordedScrapes.of(recording.getValue()));
      Set<String> told = names(expected.path("told"));
      Set<String> fires = new TreeSet<>(told);
      fires.addAll(names(expected.path("muted")));
      asked.names(FIRING, fires);
      asked.names("%s and %s".formatted(inhibitions.told(), FIRING), told);
      asked.counts(
          CRITICAL.formatted(inhibitions.begun(RecordedScrapes.INTERVAL)),
          expected.path("pages").asInt());
    }
    Tool.Ran ran = tests.run(Path.of("target", "recorded.test.yaml"));
    assertThat(ran.code()).as(ran.output()).isZero();
  }

  /** By the name in the table. */
  private static Map<String, Path> recordings() throws IOException {
    Map<String, Path> all = new TreeMap<>();
    for (Path one : Played.recordings()) {
      all.put(one.getFileName().toString(), one);
    }
    for (Path one : RecordingFolders.of(Stream.of(FLYTE_2).filter(Files::isDirectory).toList())) {
      all.put("flyte2-" + one.getFileName(), one);
    }
    all.put("db-down, trimmed", Played.OUTAGE);
    for (String name : Set.of("healthy", "core-healthy", "restart")) {
      all.put(name + ", trimmed", Played.COPIES.resolve(name));
    }
    return all;
  }

  private static Set<String> names(JsonNode alerts) {
    Set<String> names = new TreeSet<>();
    alerts.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
