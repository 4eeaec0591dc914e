package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The recording of dead propellers, with pods that are dead in other ways: the cause is named two
 * ticks after the fault at the latest.
 */
class RecordedPodVariantsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The fault came after 50 s, of which a tick lasts 10; pods show it one tick later. */
  private static final int FIRST = 8;

  private static final int LAST = 11;

  @TempDir private Path folder;

  private static final String PENDING =
      "{'phase':'Pending','conditions':[{'type':'PodScheduled','status':'True'},"
          + "{'type':'Ready','status':'False','lastTransitionTime':'@'}],'startTime':'@',%s}";

  private static final String WAITING =
      "'containerStatuses':[{'name':'flytepropeller','image':'x/flytepropeller:v1',"
          + "'state':{'waiting':{'reason':'%s'}},'lastState':{}}]";

  private static String status(String variant) {
    return switch (variant) {
      case "unschedulable" ->
          "{'phase':'Pending','conditions':[{'type':'PodScheduled','status':'False',"
              + "'reason':'Unschedulable','message':'0/3 nodes are available: 3 Insufficient"
              + " memory.'}]}";
      case "evicted" -> "{'phase':'Failed','reason':'Evicted'}";
      case "post_start" -> PENDING.formatted(WAITING.formatted("PostStartHookError"));
      case "init_image" -> init("{'waiting':{'reason':'ImagePullBackOff'}},'lastState':{}");
      case "init_crash" ->
          init(
              "{'waiting':{'reason':'CrashLoopBackOff'}},'lastState':{'terminated':"
                  + "{'exitCode':255,'reason':'Error'}}");
      default -> "";
    };
  }

  private static String init(String state) {
    return PENDING.formatted(
        "'initContainerStatuses':[{'name':'vault-agent-init','restartCount':9,'state':"
            + state
            + "}],"
            + WAITING.formatted("PodInitializing"));
  }

  @ParameterizedTest
  @CsvSource({
    "unschedulable, unschedulable_memory",
    "evicted, evicted",
    "node_lost, node_lost",
    "post_start, create_container_error",
    "init_image, image_pull_backoff",
    "init_crash, crash_loop_back_off",
    "none, no_pod"
  })
  void areNotRunningWithinTwoTicks(String variant, String reason) throws Exception {
    List<Path> dead =
        Played.recordings().stream().filter(path -> path.endsWith("core-propeller-dead")).toList();
    Assumptions.assumeThat(dead).isNotEmpty();
    copy(dead.get(0), variant);
    List<Played> played = Played.play(folder);
    for (int tick = FIRST; tick <= LAST; tick++) {
      assertThat(played.get(tick).text())
          .as("tick %d", tick)
          .contains(
              "flyte_control_plane_pods_not_running{component=\"flytepropeller\",reason=\""
                  + reason
                  + "\"}")
          .contains("flyte_impaired_cause{cause=\"not_running\"}");
    }
  }

  private void copy(Path from, String variant) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path to = folder.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else if (file.endsWith("k8s.pods.json.gz")) {
          write(to, changed(read(file), variant));
        } else if (!file.endsWith("watch.pods.jsonl.gz")) {
          Files.copy(file, to);
        }
      }
    }
  }

  private static JsonNode changed(JsonNode list, String variant) throws IOException {
    ArrayNode items = JSON.createArrayNode();
    for (JsonNode pod : list.get("items")) {
      boolean dead =
          pod.at("/metadata/labels").toString().contains("\"flytepropeller\"")
              && pod.at("/status/containerStatuses").toString().contains("\"waiting\"");
      if (!dead) {
        items.add(pod);
      } else if (variant.equals("node_lost")) {
        ((ObjectNode) pod.get("status")).put("reason", "NodeLost");
        ((ObjectNode) pod.at("/status/containerStatuses/0"))
            .putObject("state")
            .putObject("running");
        items.add(pod);
      } else if (!variant.equals("none")) {
        String since = "";
        for (JsonNode condition : pod.at("/status/conditions")) {
          since = condition.path("lastTransitionTime").asText(since);
        }
        ((ObjectNode) pod)
            .set("status", JSON.readTree(status(variant).replace('\'', '"').replace("@", since)));
        ((ObjectNode) pod.get("metadata")).put("uid", pod.at("/metadata/uid").asText() + "-new");
        items.add(pod);
      }
    }
    return ((ObjectNode) list).set("items", items);
  }

  private static JsonNode read(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return JSON.readTree(in);
    }
  }

  private static void write(Path file, JsonNode json) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      JSON.writeValue(out, json);
    }
  }
}
