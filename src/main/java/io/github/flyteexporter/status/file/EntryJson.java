package io.github.flyteexporter.status.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.status.FunctionStatus;
import io.github.flyteexporter.status.Sighting;
import io.github.flyteexporter.status.StatusEntry;
import io.github.flyteexporter.status.StatusEntry.Before;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An entry as a line: {@code {"at":"2026-01-01T00:00:00Z","after":"start","functions":{"accept":
 * "working"},"incident":{"since":…,"seen":…,"functions":["accept"],"cause":"database"}}}. {@code
 * after} and {@code incident} are left out where they say nothing. Functions and causes of another
 * version are left out, too.
 */
final class EntryJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Arithmetic with moments outside of these fails. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private EntryJson() {}

  /** The line, without its end. */
  static String of(StatusEntry entry) {
    ObjectNode line = JSON.createObjectNode().put("at", entry.at().toString());
    if (entry.after() != Before.SAME) {
      line.put("after", entry.after().name().toLowerCase(Locale.ROOT));
    }
    ObjectNode functions = line.putObject("functions");
    Stream.of(PlatformFunction.values())
        .filter(entry.functions()::containsKey)
        .forEach(one -> functions.put(one.label(), entry.functions().get(one).label()));
    entry.incident().ifPresent(seen -> incident(line.putObject("incident"), seen));
    return line.toString();
  }

  private static void incident(ObjectNode to, Sighting seen) {
    to.put("since", seen.since().toString()).put("seen", seen.seen().toString());
    var functions = to.putArray("functions");
    seen.functions().stream().sorted().forEach(one -> functions.add(one.label()));
    to.put("cause", seen.cause().label());
  }

  /** The entry of a line, empty where the line is damaged. */
  static Optional<StatusEntry> read(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      if (!json.path("functions").isObject()) {
        return Optional.empty();
      }
      Map<PlatformFunction, FunctionStatus> functions = new EnumMap<>(PlatformFunction.class);
      for (PlatformFunction one : StatusEntry.SHOWN) {
        FunctionStatus.of(json.path("functions").path(one.label()).asText())
            .ifPresent(status -> functions.put(one, status));
      }
      return Optional.of(
          new StatusEntry(
              moment(json.path("at")),
              before(json.path("after").asText()),
              functions,
              incident(json.path("incident"))));
    } catch (JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Before before(String label) {
    return switch (label) {
      case "" -> Before.SAME;
      case "start" -> Before.START;
      default -> Before.GAP;
    };
  }

  private static Optional<Sighting> incident(JsonNode json) {
    Set<PlatformFunction> functions = EnumSet.noneOf(PlatformFunction.class);
    for (JsonNode label : json.path("functions")) {
      StatusEntry.SHOWN.stream()
          .filter(one -> one.label().equals(label.asText()))
          .forEach(functions::add);
    }
    return functions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Sighting(
                moment(json.path("since")),
                moment(json.path("seen")),
                functions,
                Stream.of(Cause.values())
                    .filter(one -> one.label().equals(json.path("cause").asText()))
                    .findFirst()
                    .orElse(Cause.UNKNOWN)));
  }

  private static Instant moment(JsonNode text) {
    Instant moment = Instant.parse(text.asText());
    if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
      throw new DateTimeException("out of range");
    }
    return moment;
  }
}
