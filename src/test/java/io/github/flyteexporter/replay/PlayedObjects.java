package io.github.flyteexporter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All changes of the objects of one type in a recording, numbered as an API server numbers them:
 * those of its watch, and those that only its lists show.
 */
final class PlayedObjects {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The first resourceVersion; 0 would mean any. */
  private static final long FIRST = 1_000;

  /** An object was added, modified or deleted. */
  record Change(Duration at, long version, String type, ObjectNode object) {
    String line() {
      return JSON.createObjectNode().put("type", type).set("object", object) + "\n";
    }
  }

  private final List<Change> changes = new ArrayList<>();
  private final Map<String, ObjectNode> known = new LinkedHashMap<>();

  PlayedObjects(Recording recording, String type) throws IOException {
    List<JsonNode> lines = lines(recording.open("watch." + type + ".jsonl"));
    int next = 0;
    byte[] before = {};
    JsonNode list = MissingNode.getInstance();
    for (Snapshot tick : recording.ticks()) {
      double seconds = tick.at().toMillis() / 1000.0;
      while (next < lines.size() && lines.get(next).path("at_s").asDouble() <= seconds) {
        event(lines.get(next++));
      }
      if (tick.has("k8s." + type + ".json")) {
        byte[] text = bytes(tick, "k8s." + type + ".json");
        // most lists are as they were a tick before
        list = Arrays.equals(text, before) ? list : JSON.readTree(text);
        before = text;
        list(tick.at(), list);
      }
    }
  }

  private static List<JsonNode> lines(Optional<InputStream> recorded) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    if (recorded.isPresent()) {
      try (BufferedReader in =
          new BufferedReader(new InputStreamReader(recorded.get(), StandardCharsets.UTF_8))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          all.add(JSON.readTree(line));
        }
      }
    }
    return all;
  }

  private static byte[] bytes(Snapshot tick, String name) throws IOException {
    try (InputStream in = tick.open(name)) {
      return in.readAllBytes();
    }
  }

  private void event(JsonNode line) {
    String type = line.path("type").asText();
    if (Set.of("ADDED", "MODIFIED", "DELETED").contains(type)
        && line.path("object") instanceof ObjectNode object) {
      ObjectNode held = known.get(uid(object));
      if (held == null || version(held) <= version(object)) {
        Duration at = Duration.ofMillis(Math.round(line.path("at_s").asDouble() * 1000));
        change(at, type.equals("DELETED"), object);
      }
    }
  }

  private void list(Duration at, JsonNode list) {
    Set<String> listed = new HashSet<>();
    for (JsonNode item : list.path("items")) {
      listed.add(uid(item));
      if (!item.equals(known.get(uid(item)))) {
        change(at, false, (ObjectNode) item);
      }
    }
    if (list.at("/metadata/continue").asText("").isEmpty()) {
      known.values().stream()
          .filter(one -> !listed.contains(uid(one)))
          .toList()
          .forEach(gone -> change(at, true, gone));
    }
  }

  private void change(Duration at, boolean deleted, ObjectNode object) {
    ObjectNode before = deleted ? known.remove(uid(object)) : known.put(uid(object), object);
    if (!deleted || before != null) {
      String type = deleted ? "DELETED" : before == null ? "ADDED" : "MODIFIED";
      long version = FIRST + 1 + changes.size();
      ObjectNode numbered = JSON.createObjectNode().setAll(object);
      ObjectNode metadata = object.path("metadata").deepCopy();
      numbered.set("metadata", metadata.put("resourceVersion", String.valueOf(version)));
      changes.add(new Change(at, version, type, numbered));
    }
  }

  private static String uid(JsonNode object) {
    return object.at("/metadata/uid").asText();
  }

  private static long version(JsonNode object) {
    return object.at("/metadata/resourceVersion").asLong();
  }

  /** The changes until now that are newer than a resourceVersion. */
  List<Change> since(long version, Duration now) {
    int newer = (int) Math.min(changes.size(), Math.max(0, version - FIRST));
    return changes.subList(newer, changes.size()).stream()
        .filter(one -> one.at().compareTo(now) <= 0)
        .toList();
  }

  /** The list as it is now. */
  String listNow(Duration now, ObjectSelector selector) {
    List<Change> all = since(0, now);
    Map<String, ObjectNode> objects = new LinkedHashMap<>();
    for (Change one : all) {
      if (one.type().equals("DELETED")) {
        objects.remove(uid(one.object()));
      } else {
        objects.put(uid(one.object()), one.object());
      }
    }
    ObjectNode list = JSON.createObjectNode();
    list.putObject("metadata").put("resourceVersion", String.valueOf(FIRST + all.size()));
    list.set("items", items(objects.values(), selector));
    return list.toString();
  }

  private static ArrayNode items(Collection<ObjectNode> objects, ObjectSelector selector) {
    ArrayNode items = JSON.createArrayNode();
    objects.stream().filter(selector::selects).forEach(items::add);
    return items;
  }
}
