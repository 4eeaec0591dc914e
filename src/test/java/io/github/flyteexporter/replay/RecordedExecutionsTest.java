package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.admin.ExecutionSignals;
import io.github.flyteexporter.signal.catalogue.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The executions of each recorded moment, counted again in another way. */
class RecordedExecutionsTest {
  private static final Set<String> ENDS = Set.of("SUCCEEDED", "FAILED", "ABORTED", "TIMED_OUT");
  private static final Labels NONE =
      Labels.of("project", "_other", "domain", "_other", "phase", "undefined");

  static Set<Path> recordings() throws IOException {
    Set<Path> all = new HashSet<>(Played.recordings());
    all.add(Played.OUTAGE);
    all.add(Played.COPIES.resolve("healthy"));
    return all;
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void asManyAsWereRecorded(Path recording) throws Exception {
    List<Snapshot> ticks = Played.open(recording).ticks();
    List<Played> played = Played.play(recording);
    for (int i = 0; i < ticks.size(); i++) {
      Map<Labels, Double> exported = new TreeMap<>();
      for (Value value : played.get(i).page().values().forSignal(ExecutionSignals.EXECUTIONS)) {
        exported.put(value.labels(), value.number());
      }
      assertThat(exported).as("tick %s", i).isEqualTo(counted(ticks.get(i)));
    }
  }

  private static Map<Labels, Double> counted(Snapshot tick) throws IOException {
    Map<Labels, Double> counts = new TreeMap<>();
    try (var files = Files.list(tick.folder())) {
      for (Path file :
          files.filter(one -> one.getFileName().toString().contains("admin.executions")).toList()) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          JsonNode list = new ObjectMapper().readTree(in).path("executions");
          if (list.isArray()) {
            counts.putIfAbsent(NONE, 0.0);
          }
          list.forEach(one -> count(one, counts));
        }
      }
    }
    return counts;
  }

  private static void count(JsonNode execution, Map<Labels, Double> counts) {
    String phase = execution.path("closure").path("phase").asText();
    if (!ENDS.contains(phase)) {
      counts.merge(
          Labels.of(
              "project", execution.path("id").path("project").asText(),
              "domain", execution.path("id").path("domain").asText(),
              "phase", phase.toLowerCase(java.util.Locale.ROOT)),
          1.0,
          Double::sum);
    }
  }
}
