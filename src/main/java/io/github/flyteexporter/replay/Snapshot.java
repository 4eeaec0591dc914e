package io.github.flyteexporter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.record.bundle.BundleFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One moment of a recording.
 *
 * @param at time since the recording's start
 * @param answers how each recorded request was answered, by its name
 */
public record Snapshot(Path folder, Duration at, Map<String, Answer> answers) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * How a request was answered.
   *
   * @param status the HTTP status, 0 when no answer came
   * @param error why none came, empty when one did
   * @param login how much of the time passed until the database let us in, zero elsewhere
   * @param noted what a bundle notes beside that
   */
  record Answer(
      int status, String error, Duration took, long bytes, Duration login, Optional<Noted> noted) {}

  /**
   * What a bundle notes of an answer.
   *
   * @param at when the reading of it is dated
   * @param reason the label of the reason for which none came, empty when one did
   * @param series how many series it had
   * @param watched whether it is a list that is kept up to date by what a watch saw
   * @param source of the reading that is kept itself, empty where it is an answer
   * @param body where in the bundle its body is, which may be at an earlier moment; empty for none
   */
  record Noted(
      Instant at,
      String reason,
      long series,
      boolean watched,
      Optional<SourceId> source,
      String body) {}

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
          folder, Duration.ofMillis(Math.round(tick.path("at_s").asDouble() * 1000)), answers);
    } catch (IOException | UncheckedIOException | DateTimeException e) {
      throw new UncheckedIOException(new IOException(file + ": " + e.getMessage(), e));
    }
  }

  private static Answer answer(JsonNode node) {
    return new Answer(
        node.path("status").asInt(0),
        node.path("error").asText(""),
        Duration.ofNanos(Math.round(node.path("ms").asDouble(0) * 1e6)),
        node.path("bytes").asLong(0),
        Duration.ofMillis(node.path("login_ms").asLong(0)),
        node.has("at")
            ? Optional.of(
                new Noted(
                    Instant.parse(node.path("at").asText()),
                    node.path("reason").asText(""),
                    node.path("series").asLong(0),
                    node.path("watch").asBoolean(),
                    node.has("source")
                        ? Optional.of(
                            new SourceId(
                                node.path("source").asText(), node.path("target").asText()))
                        : Optional.empty(),
                    body(node.path("body").asText(""))))
            : Optional.empty());
  }

  private static String body(String name) {
    if (!name.isEmpty() && !BundleFile.isIn(name)) {
      throw new UncheckedIOException(new IOException("a body lies outside of the bundle: " + name));
    }
    return name;
  }

  /** Whether the body of an answer was recorded. */
  public boolean has(String name) {
    return Files.exists(file(name));
  }

  /**
   * The body of an answer.
   *
   * @throws IOException when it was not recorded or is not compressed; while it is read, when it is
   *     larger than that of any recording
   */
  public InputStream open(String name) throws IOException {
    return BundleFile.open(file(name));
  }

  /**
   * The body of an answer as JSON.
   *
   * @throws IOException when it was not recorded or is none
   */
  JsonNode json(String name) throws IOException {
    try (InputStream in = open(name)) {
      return JSON.readTree(in);
    }
  }

  /** The body of an answer, empty when it was not recorded or cannot be read. */
  byte[] bytes(String name) {
    if (!has(name)) {
      return new byte[0];
    }
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private Path file(String name) {
    Optional<String> noted =
        Optional.ofNullable(answers.get(name)).flatMap(Answer::noted).map(Noted::body);
    return noted.isEmpty() || noted.get().isEmpty()
        ? folder.resolve(name + ".gz")
        : folder.resolve("../..").resolve(noted.get()).normalize();
  }
}
