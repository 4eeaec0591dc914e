package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.reading.Evidence.LeaseHolder;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.propeller.LeaseSignals;
import io.github.flyteexporter.signal.propeller.PropellerSignals;
import io.github.flyteexporter.signal.propeller.ShardSignals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who leads and which workflows nobody covers, in recordings; those are not sharded. */
class RecordedShardsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> recordings() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String copy : List.of("healthy", "core-healthy", "restart")) {
      all.add(Played.COPIES.resolve(copy));
    }
    Played.recordings().stream()
        .filter(path -> path.getFileName().toString().matches("healthy|core-.*"))
        .forEach(all::add);
    return all;
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void nothingIsUncoveredAndTheHolderOfTheLeaseLeads(Path recording) throws Exception {
    for (Played moment : Played.play(recording)) {
      assertThat(by("reason", moment, ShardSignals.UNCOVERED_WORKFLOWS)).isEmpty();
      assertThat(by("shard", moment, ShardSignals.WORKFLOWS)).isEmpty();
      Set<String> holders =
          moment.readings().stream()
              .filter(Reading::ok)
              .flatMap(reading -> reading.evidence().stream())
              .filter(LeaseHolder.class::isInstance)
              .map(holder -> ((LeaseHolder) holder).holder())
              .collect(Collectors.toSet());
      assertThat(by("target", moment, LeaseSignals.HOLDER).keySet()).isEqualTo(holders);
      if (!holders.isEmpty()) {
        by("target", moment, PropellerSignals.LEADER)
            .forEach(
                (target, leads) ->
                    assertThat(leads).as(target).isEqualTo(holders.contains(target) ? 1 : 0));
      }
    }
  }

  @Test
  void theWorkflowsOfAMissingShardAreCountedAtEveryTick(@TempDir Path folder) throws Exception {
    Path from = Played.COPIES.resolve("core-healthy");
    Path sharded = folder.resolve("sharded");
    copy(from, sharded);
    List<Path> ticks;
    try (Stream<Path> all = Files.list(sharded.resolve("ticks"))) {
      ticks = all.sorted().toList();
    }
    for (Path tick : ticks) {
      zip(tick.resolve("k8s.pods.json.gz"), pods(shard(0, 0, 11), shard(1, 11, 22)));
    }
    double missed = 0;
    List<Played> played = Played.play(sharded);
    for (int i = 0; i < ticks.size(); i++) {
      Map<String, Double> expected = new TreeMap<>(Map.of("0", 0.0, "1", 0.0, "2", 0.0));
      for (JsonNode one : workflows(ticks.get(i))) {
        if (!Set.of(3, 5, 6).contains(one.at("/status/phase").asInt())) {
          int key = Integer.parseInt(one.at("/metadata/labels/shard-key").asText());
          expected.merge(Integer.toString(Math.min(2, key / 11)), 1.0, Double::sum);
        }
      }
      double uncovered = expected.remove("2");
      assertThat(by("reason", played.get(i), ShardSignals.UNCOVERED_WORKFLOWS))
          .isEqualTo(Map.of("shard_key", uncovered));
      assertThat(by("shard", played.get(i), ShardSignals.WORKFLOWS)).isEqualTo(expected);
      missed += uncovered;
    }
    assertThat(missed).isPositive();
  }

  private static Map<String, Double> by(String label, Played moment, Signal signal) {
    Map<String, Double> found = new TreeMap<>();
    for (Value value : moment.memory().values().forSignal(signal)) {
      found.put(value.labels().get(label), value.number());
    }
    return found;
  }

  private static String shard(int index, int from, int to) {
    String args =
        IntStream.range(from, to)
            .mapToObj(key -> "\"--propeller.include-shard-key-label\",\"" + key + "\"")
            .collect(Collectors.joining(","));
    return """
    {"metadata":{"uid":"s%d","name":"flytepropeller-%d",
      "labels":{"app.kubernetes.io/name":"flytepropeller"}},
     "spec":{"containers":[{"name":"flytepropeller","args":[%s]}]},
     "status":{"phase":"Running","conditions":[{"type":"Ready","status":"True"}]}}\
    """
        .formatted(index, index, args);
  }

  private static String pods(String... items) {
    return "{\"kind\":\"PodList\",\"metadata\":{},\"items\":[" + String.join(",", items) + "]}";
  }

  private static JsonNode workflows(Path tick) throws IOException {
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(tick.resolve("k8s.flyteworkflows.json.gz")))) {
      return JSON.readTree(in).get("items");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files = walk.sorted().toList();
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(from.relativize(file).toString()));
    }
  }

  private static void zip(Path file, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
