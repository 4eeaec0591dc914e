package io.github.flyteexporter.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.flyteexporter.kube.Replica;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

/** The events of a recorded watch, one a line, each with its second: read as time goes on. */
final class RecordedWatchLog {
  private static final JsonFactory JSON = new JsonFactory();

  private final Path file;
  private BufferedReader lines;
  private String next;

  RecordedWatchLog(Path file) {
    this.file = file;
  }

  /** Begins anew at the next reading. */
  void rewind() throws IOException {
    if (lines != null) {
      lines.close();
      lines = null;
    }
  }

  /** Hands the events up to this time to the replica that have not been handed over. */
  void until(Duration time, Replica replica) throws IOException {
    if (lines == null) {
      lines =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(file), 1 << 16),
                  StandardCharsets.UTF_8));
      next = lines.readLine();
    }
    while (next != null && at(next).compareTo(time) <= 0) {
      replica.watched(next);
      next = lines.readLine();
    }
  }

  private static Duration at(String line) throws IOException {
    try (JsonParser parser = JSON.createParser(line)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        if (field.equals("at_s")) {
          return Duration.ofMillis(Math.round(parser.getDoubleValue() * 1000));
        }
        parser.skipChildren();
      }
    }
    return Duration.ZERO;
  }
}
