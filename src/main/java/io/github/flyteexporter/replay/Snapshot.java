package io.github.flyteexporter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * One moment of a recording.
 *
 * @param at time since the recording's start
 * @param whole whether the readings of a bundle begin anew here
 * @param answers how each recorded request was answered, by its name
 */
public record Snapshot(Path folder, Duration at, boolean whole, Map<String, Answer> answers) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * How a request was answered.
   *
   * @param status the HTTP status, 0 when no answer came
   * @param error why none came, empty when one did
   * @param login how much of the time passed until the database let us in, zero elsewhere
   */
  record Answer(int status, String error, Duration took, long bytes, Duration login) {}

  static Snapshot open(Path folder) {
    Path file = folder.resolve("tick.json");
    try (InputStream in = Files.newInputStream(file)) {
      JsonNode tick = JSON.readTree(in);
      Map<String, Answer> answers = new TreeMap<>();
      tick.properties()
          .forEach(
              entry -> {
                if (entry.getValue().isObject()) {
                  answers.put(entry.getKey(), answer(entry.getValue()));
                }
              });
      return new Snapshot(
          folder,
          Duration.ofMillis(Math.round(tick.path("at_s").asDouble() * 1000)),
          tick.path("whole").asBoolean(),
          answers);
    } catch (IOException e) {
      throw new UncheckedIOException(new IOException(file + ": " + e.getMessage(), e));
    }
  }

  private static Answer answer(JsonNode node) {
    return new Answer(
        node.path("status").asInt(0),
        node.path("error").asText(""),
        Duration.ofMillis(node.path("ms").asLong(0)),
        node.path("bytes").asLong(0),
        Duration.ofMillis(node.path("login_ms").asLong(0)));
  }

  /** Whether the body of an answer was recorded. */
  public boolean has(String name) {
    return Files.exists(body(name));
  }

  /** The body of an answer, as it was compressed. */
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(body(name));
  }

  /**
   * The body of an answer as JSON.
   *
   * @throws IOException when it was not recorded or is none
   */
  JsonNode json(String name) throws IOException {
    try (InputStream in = new GZIPInputStream(open(name))) {
      return JSON.readTree(in);
    }
  }

  /** The body of an answer, empty when it was not recorded or cannot be read. */
  byte[] bytes(String name) {
    if (!has(name)) {
      return new byte[0];
    }
    try (InputStream in = new GZIPInputStream(open(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private Path body(String name) {
    return folder.resolve(name + ".gz");
  }
}
