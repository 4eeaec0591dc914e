package io.github.flyteexporter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Counts recorded pods and events plainly: whole JSON trees, everything from the beginning. */
public final class PodRecount {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path recording;
  private final Deque<JsonNode> podEvents;
  private final Deque<JsonNode> eventEvents;
  private final Map<String, JsonNode> present = new HashMap<>();
  private final Map<String, JsonNode> failed = new HashMap<>();
  private final Map<String, JsonNode> happened = new HashMap<>();
  private final Set<String> tasks = new HashSet<>();
  private final Instant start;
  private Instant now = Instant.EPOCH;
  private Set<String> failedBefore = Set.of();
  private Set<String> happenedBefore = Set.of();

  public PodRecount(Path recording) throws IOException {
    this.recording = recording;
    this.podEvents = watch("pods");
    this.eventEvents = watch("events");
    this.start = Played.open(recording).start();
  }

  /** Goes on to a tick; each but the first follows the one before. */
  public void tick(int number) throws IOException {
    Path folder = recording.resolve("ticks").resolve(String.format(Locale.ROOT, "%03d", number));
    double at = JSON.readTree(folder.resolve("tick.json").toFile()).get("at_s").asDouble();
    now = start.plusMillis(Math.round(at * 1000));
    for (JsonNode event : upTo(podEvents, at)) {
      see(event.get("object"), event.get("type").asText().equals("DELETED"));
    }
    upTo(eventEvents, at).forEach(event -> happened(event.get("object")));
    JsonNode pods = list(folder.resolve("k8s.pods.json.gz"));
    if (pods.at("/metadata/continue").asText().isEmpty()) {
      present.clear();
    }
    pods.get("items").forEach(pod -> see(pod, false));
    list(folder.resolve("k8s.events.json.gz")).get("items").forEach(this::happened);
    if (number == 0) {
      failedBefore = Set.copyOf(failed.keySet());
      happenedBefore = Set.copyOf(happened.keySet());
    }
  }

  private void see(JsonNode pod, boolean deleted) {
    if (!pod.at("/metadata/labels").has("execution-id")) {
      return;
    }
    String uid = pod.at("/metadata/uid").asText();
    tasks.add(uid);
    present.put(uid, pod);
    if (deleted) {
      present.remove(uid);
    }
    if (pod.at("/status/phase").asText().equals("Failed")) {
      failed.put(uid, pod);
    }
  }

  private void happened(JsonNode event) {
    if (event.at("/involvedObject/kind").asText().equals("Pod")) {
      happened.put(event.at("/metadata/uid").asText(), event);
    }
  }

  /** Pods that are there, by phase and reason. */
  public Map<String, Long> pods() {
    Map<String, Long> counts = new TreeMap<>();
    present
        .values()
        .forEach(
            pod -> {
              String phase = pod.at("/status/phase").asText().toLowerCase(Locale.ROOT);
              counts.merge(
                  phase + " " + (isStuck(pod) ? "terminating_stuck" : reason(pod)), 1L, Long::sum);
            });
    return counts;
  }

  /** Pods that failed after the first tick, by project and reason. */
  public Map<String, Long> failures() {
    Map<String, Long> counts = new TreeMap<>();
    failed.forEach(
        (uid, pod) -> {
          if (!failedBefore.contains(uid)) {
            String project = pod.at("/metadata/labels/project").asText();
            counts.merge(project + " " + reason(pod), 1L, Long::sum);
          }
        });
    return counts;
  }

  /** What happened to pods of tasks after the first tick; each recorded event happened once. */
  public Map<String, Long> events() {
    Map<String, Long> counts = new TreeMap<>();
    happened.forEach(
        (uid, event) -> {
          if (!happenedBefore.contains(uid)
              && tasks.contains(event.at("/involvedObject/uid").asText())) {
            String reason = event.get("reason").asText();
            counts.merge(reason + " " + reason, (long) event.get("count").asInt(), Long::sum);
          }
        });
    return counts;
  }

  /** Whether it should have been gone a minute ago. */
  private boolean isStuck(JsonNode pod) {
    String deleted = pod.at("/metadata/deletionTimestamp").asText();
    boolean ended = Set.of("Failed", "Succeeded").contains(pod.at("/status/phase").asText());
    boolean held = pod.at("/metadata/finalizers").toString().contains("flyte");
    return !deleted.isEmpty()
        && (held || !ended)
        && Instant.parse(deleted).plusSeconds(60).isBefore(now);
  }

  private static String reason(JsonNode pod) {
    JsonNode status = pod.get("status");
    JsonNode state = status.at("/containerStatuses/0/state");
    if (status.path("reason").asText().equals("Evicted")) {
      return "evicted";
    }
    if (state.has("terminated") && status.get("phase").asText().equals("Failed")) {
      return state.at("/terminated/reason").asText().equals("OOMKilled")
          ? "oom_killed"
          : "exit_" + state.at("/terminated/exitCode").asInt();
    }
    if (status.get("phase").asText().equals("Pending")) {
      for (JsonNode condition : status.path("conditions")) {
        if (condition.path("reason").asText().equals("Unschedulable")) {
          return condition.get("message").asText().contains("3 Insufficient nvidia.com/gpu.")
              ? "unschedulable_gpu"
              : "?";
        }
      }
      return switch (state.at("/waiting/reason").asText()) {
        case "ErrImagePull" -> "err_image_pull";
        case "ImagePullBackOff" -> "image_pull_backoff";
        case "ContainerCreating" -> "pod_initializing";
        case "" -> "none";
        default -> "?";
      };
    }
    return "none";
  }

  /** The events up to a moment, which are taken from the list. */
  private static List<JsonNode> upTo(Deque<JsonNode> events, double at) {
    List<JsonNode> due = new ArrayList<>();
    while (!events.isEmpty() && events.peekFirst().get("at_s").asDouble() <= at) {
      due.add(events.removeFirst());
    }
    return due;
  }

  private Deque<JsonNode> watch(String type) throws IOException {
    Deque<JsonNode> events = new ArrayDeque<>();
    Path file = recording.resolve("watch." + type + ".jsonl.gz");
    if (Files.exists(file)) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          JsonNode event = JSON.readTree(line);
          if (Set.of("ADDED", "MODIFIED", "DELETED").contains(event.get("type").asText())) {
            events.add(event);
          }
        }
      }
    }
    return events;
  }

  private static JsonNode list(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return JSON.readTree(in);
    }
  }
}
