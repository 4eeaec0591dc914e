package io.github.flyteexporter.record.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The readings of rounds as lines of JSON, compressed: whole ones in the first round of a series,
 * differences in those that follow. One series is written, or read, in its order.
 */
public final class RoundReadings {
  /** The name of the file of a round, without its {@code .gz}. */
  public static final String FILE = "readings.jsonl";

  /** In bytes, unpacked: a round of 100,000 FlyteWorkflows has some 30 MB. */
  private static final long LARGEST = 128L << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<SourceId, Reading> before = new HashMap<>();

  /** Begins anew: the next round is a first one. */
  public void forget() {
    before.clear();
  }

  /**
   * The readings of the next round, compressed.
   *
   * @param text applied to each text in them
   */
  public byte[] write(List<Reading> readings, UnaryOperator<String> text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream lines = new GZIPOutputStream(bytes, 1 << 14)) {
      for (Reading reading : readings) {
        Reading last = before.getOrDefault(reading.id(), empty(reading.id()));
        ObjectNode json = ReadingJson.write(last, reading, text);
        lines.write(JSON.writeValueAsBytes(json));
        lines.write('\n');
        before.put(reading.id(), reading);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory that cannot be written to", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The readings of the next round.
   *
   * @throws IOException when they cannot be read, are too large, or do not fit to those before
   */
  public List<Reading> read(InputStream compressed) throws IOException {
    List<Reading> readings = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new LimitedInput(new GZIPInputStream(compressed, 1 << 14), LARGEST),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode json = JSON.readTree(line);
        SourceId id = ReadingJson.id(json);
        Reading reading = ReadingJson.read(before.getOrDefault(id, empty(id)), json);
        before.put(id, reading);
        readings.add(reading);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(FILE + ": " + e.getMessage(), e);
    }
    return readings;
  }

  private static Reading empty(SourceId id) {
    return new Reading(
        id, Instant.EPOCH, Duration.ZERO, 0, 0, Samples.NONE, List.of(), Optional.empty());
  }
}
