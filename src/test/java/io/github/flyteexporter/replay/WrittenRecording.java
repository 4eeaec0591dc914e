package io.github.flyteexporter.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A recording of a few answers, written by a test. */
final class WrittenRecording {
  private final Path folder;
  private final List<List<String>> ticks = new ArrayList<>();

  WrittenRecording(Path folder) {
    this.folder = folder;
  }

  /** Begins the next tick, ten seconds after the one before. */
  WrittenRecording tick() {
    ticks.add(new ArrayList<>());
    return this;
  }

  /** An answer as {@code tick.json} describes it, such as {@code "status": 200, "ms": 3}. */
  WrittenRecording answer(String name, String fields) {
    ticks.get(ticks.size() - 1).add("\"" + name + "\": {" + fields + "}");
    return this;
  }

  /** An answer with status 200 and a body. */
  WrittenRecording body(String name, String body) throws IOException {
    return body(name, "\"status\": 200, \"ms\": 7", body);
  }

  /** An answer with a body. */
  WrittenRecording body(String name, String fields, String body) throws IOException {
    answer(name, fields);
    zip(tickFolder(ticks.size() - 1).resolve(name + ".gz"), body);
    return this;
  }

  /** A file beside the ticks, such as a watch. */
  WrittenRecording beside(String name, String text) throws IOException {
    zip(folder.resolve(name + ".gz"), text);
    return this;
  }

  /** Writes it and opens it. */
  Recording open() throws IOException {
    for (int i = 0; i < ticks.size(); i++) {
      List<String> fields = new ArrayList<>(List.of("\"at_s\": " + i * 10));
      fields.addAll(ticks.get(i));
      Files.createDirectories(tickFolder(i));
      Files.writeString(tickFolder(i).resolve("tick.json"), "{" + String.join(",\n", fields) + "}");
    }
    return Recording.open(folder);
  }

  private Path tickFolder(int index) {
    return folder.resolve("ticks").resolve(String.format("%03d", index));
  }

  private static void zip(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
