package io.github.flyteexporter.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.FailedLaunch;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.record.report.LostExecution;
import io.github.flyteexporter.signal.failure.PlatformKill;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The executions that the platform lost in a recording, with their names. */
final class RecordedLosses {
  private static final String TYPE = "flyteworkflows";
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, LostExecution> killed = new LinkedHashMap<>();
  private final Map<String, LostExecution> refused = new LinkedHashMap<>();
  private final Set<String> before = new HashSet<>();
  private boolean begun;

  /** Takes the readings of the next round. What was lost before the first is none of it. */
  void look(Instant now, List<Reading> readings) {
    for (Reading reading : readings) {
      for (Evidence one : reading.evidence()) {
        if (one instanceof EndedWorkflow ended && PlatformKill.killed(ended)) {
          String uid = ended.workflow().uid();
          add(
              killed,
              uid,
              new LostExecution(
                  now, ended.workflow().project(), ended.workflow().domain(), "", "killed"));
        } else if (one instanceof FailedLaunch launch) {
          add(
              refused,
              launch.project() + "/" + launch.domain() + "/" + launch.name(),
              new LostExecution(
                  now, launch.project(), launch.domain(), launch.name(), "not created"));
        }
      }
    }
    begun = true;
  }

  private void add(Map<String, LostExecution> to, String key, LostExecution one) {
    if (!begun) {
      before.add(key);
    } else if (!before.contains(key)) {
      to.putIfAbsent(key, one);
    }
  }

  /**
   * All of them. A FlyteWorkflow has the name of its execution.
   *
   * @throws IOException when the objects of the recording cannot be read
   */
  List<LostExecution> all(Recording recording) throws IOException {
    Map<String, String> names = killed.isEmpty() ? Map.of() : names(recording);
    List<LostExecution> all = new ArrayList<>();
    killed.forEach(
        (uid, one) ->
            all.add(
                new LostExecution(
                    one.at(),
                    one.project(),
                    one.domain(),
                    names.getOrDefault(uid, ""),
                    one.why())));
    all.addAll(refused.values());
    all.sort(
        Comparator.comparing(LostExecution::at)
            .thenComparing(LostExecution::project)
            .thenComparing(LostExecution::domain)
            .thenComparing(LostExecution::name));
    return all;
  }

  /** The names of FlyteWorkflows by their uids. */
  private static Map<String, String> names(Recording recording) throws IOException {
    Map<String, String> names = new HashMap<>();
    for (Snapshot tick : recording.ticks()) {
      String list = "k8s." + TYPE + ".json";
      if (tick.has(list)) {
        try (InputStream in = tick.open(list)) {
          metadata(in, names);
        }
      }
    }
    Optional<InputStream> watch = recording.open("watch." + TYPE + ".jsonl");
    if (watch.isPresent()) {
      try (InputStream in = watch.get()) {
        metadata(in, names);
      }
    }
    return names;
  }

  /** Each object with a {@code metadata}, in a list or an event. */
  private static void metadata(InputStream in, Map<String, String> names) throws IOException {
    try (JsonParser parser = JSON.createParser(in)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          switch (parser.currentName()) {
            case "metadata" -> one(parser, names);
            case "items", "object" -> {}
            default -> {
              parser.nextToken();
              parser.skipChildren();
            }
          }
        }
      }
    }
  }

  private static void one(JsonParser parser, Map<String, String> names) throws IOException {
    String uid = "";
    String name = "";
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      if (field.equals("uid")) {
        uid = parser.getValueAsString("");
      } else if (field.equals("name")) {
        name = parser.getValueAsString("");
      } else {
        parser.skipChildren();
      }
    }
    if (!uid.isEmpty()) {
      names.put(uid, name);
    }
  }
}
