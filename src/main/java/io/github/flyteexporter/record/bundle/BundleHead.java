package io.github.flyteexporter.record.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The file beside {@code ticks} that says what a bundle is. */
public final class BundleHead {
  static final String FILE = "bundle.json";

  private static final String START = "start";
  private static final String FORMAT = "format";

  /** The version of the format that is written and read. */
  private static final int VERSION = 2;

  private static final ObjectMapper JSON = new ObjectMapper();

  private BundleHead() {}

  static ObjectNode of(String program, Instant start, Instant end, int rounds) {
    return JSON.createObjectNode()
        .put(FORMAT, VERSION)
        .put("program", "flyte-exporter " + program)
        .put(START, start.toString())
        .put("end", end.toString())
        .put("rounds", rounds);
  }

  /** Whether a folder is a bundle. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /**
   * The moment of second 0, empty where the folder is no bundle.
   *
   * @throws IOException when it is one of another format
   */
  public static Optional<Instant> start(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      JsonNode head = JSON.readTree(in);
      int format = head.path(FORMAT).asInt();
      if (format != VERSION) {
        throw new IOException(
            "its format is "
                + format
                + ", this program reads "
                + VERSION
                + "; use the version that wrote it: "
                + head.path("program").asText("unknown"));
      }
      return Optional.of(Instant.parse(head.path(START).asText()));
    } catch (IOException | DateTimeException e) {
      throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }
}
