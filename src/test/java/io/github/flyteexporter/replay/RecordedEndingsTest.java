package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.kube.WorkflowSignals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Endings that the page counts, against a plain recount of what lists and watches show. */
class RecordedEndingsTest {
  private static final String LIST = "k8s.flyteworkflows.json";
  private static final Map<Integer, String> OUTCOMES =
      Map.of(3, "succeeded", 5, "failed", 6, "aborted");

  static List<Path> recordings() throws IOException {
    List<Path> all = Played.recordings();
    return all.isEmpty() ? List.of(Played.OUTAGE) : all;
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void eachEndingIsCountedOnce(Path folder) throws Exception {
    Map<String, Long> counted = new TreeMap<>();
    List<Played> all = Played.play(folder);
    for (Value value :
        all.get(all.size() - 1).page().values().forSignal(WorkflowSignals.FINISHED)) {
      counted.merge(value.labels().get("outcome"), (long) value.number(), Long::sum);
    }
    assertThat(counted).isEqualTo(recount(Played.open(folder)));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void everyFailureHasAReason(Path folder) throws Exception {
    List<Played> all = Played.play(folder);
    Played end = all.get(all.size() - 1);
    double failed =
        end.page().values().forSignal(WorkflowSignals.FINISHED).stream()
            .filter(value -> value.labels().get("outcome").equals("failed"))
            .mapToDouble(Value::number)
            .sum();
    assertThat(reasons(end).values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo((long) failed);
    assertThat(reasons(end)).doesNotContainKey("unknown/unknown");
  }

  @Test
  void reasonsAndFaultsAreToldApart() throws Exception {
    Assumptions.assumeFalse(Played.recordings().isEmpty(), "no recordings beside the project");
    assertThat(atTheEndOf("pods-failing").keySet())
        .containsExactlyInAnyOrder(
            "user/user_code", "user/oom", "user/image", "platform/preempted");
    assertThat(atTheEndOf("webhook-broken").keySet()).containsExactly("platform/webhook_secret");
    assertThat(atTheEndOf("db-down"))
        .containsExactly(Map.entry("platform/system_retries_exhausted", 12L));
    assertThat(atTheEndOf("core-healthy").keySet()).containsExactly("user/user_code");
  }

  private static Map<String, Long> atTheEndOf(String recording) throws IOException {
    Path folder =
        Played.recordings().stream().filter(one -> one.endsWith(recording)).findFirst().get();
    List<Played> all = Played.play(folder);
    return reasons(all.get(all.size() - 1));
  }

  private static Map<String, Long> reasons(Played moment) {
    Map<String, Long> reasons = new TreeMap<>();
    for (Value value : moment.page().values().forSignal(WorkflowSignals.FAILURES)) {
      reasons.merge(
          value.labels().get("fault") + "/" + value.labels().get("reason"),
          (long) value.number(),
          Long::sum);
    }
    return reasons;
  }

  private static Map<String, Long> recount(Recording recording) throws IOException {
    Map<String, String> ended = new HashMap<>();
    ObjectMapper json = new ObjectMapper();
    Map<String, String> before = new HashMap<>();
    for (Snapshot tick : recording.ticks()) {
      if (tick.has(LIST)) {
        try (InputStream in = new GZIPInputStream(tick.open(LIST))) {
          json.readTree(in).path("items").forEach(item -> add(item, ended));
        }
      }
      if (tick.at().equals(recording.ticks().get(0).at())) {
        before.putAll(ended);
      }
    }
    Optional<InputStream> watch = recording.open("watch.flyteworkflows.jsonl");
    if (watch.isPresent()) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(watch.get()), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          JsonNode event = json.readTree(line);
          if (event.path("at_s").asDouble() <= recording.length().toMillis() / 1000.0) {
            add(event.path("object"), ended);
          }
        }
      }
    }
    ended.keySet().removeAll(before.keySet());
    Map<String, Long> counts = new TreeMap<>();
    ended.values().forEach(outcome -> counts.merge(outcome, 1L, Long::sum));
    return counts;
  }

  private static void add(JsonNode object, Map<String, String> ended) {
    String outcome = OUTCOMES.get(object.path("status").path("phase").asInt(-1));
    if (outcome != null) {
      ended.put(object.path("metadata").path("uid").asText(), outcome);
    }
  }
}
