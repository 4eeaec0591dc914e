package io.github.flyteexporter.alerts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The recording of a lost database, with an object store that fails during the same time. */
final class SplicedRecording {
  private static final String PAGE = "flyte-binary.metrics.gz";
  private static final String COUNTER = "flyte:propeller:all:metastore:head_failure_unlabeled";
  private static final int FAULT_TICK = 6;
  private static final int HEALED_TICK = 14;
  private static final int FAILURES_PER_TICK = 20;

  private SplicedRecording() {}

  /** Writes it below a folder that does not exist yet. */
  static void write(Path recording, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(recording)) {
      files = walk.sorted().toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(recording.relativize(file).toString());
      if (file.endsWith(PAGE)) {
        splice(file, copy, Integer.parseInt(file.getParent().getFileName().toString()));
      } else if (!Files.isDirectory(file)) {
        Files.copy(file, copy);
      } else {
        Files.createDirectories(copy);
      }
    }
  }

  private static void splice(Path page, Path copy, int tick) throws IOException {
    String text;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(page))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    int failing = Math.min(tick, HEALED_TICK) - FAULT_TICK;
    if (failing > 0) {
      String line = "\n" + COUNTER + " 0\n";
      if (!text.contains(line)) {
        throw new IOException(page + " lacks a " + COUNTER + " of 0");
      }
      text = text.replace(line, "\n" + COUNTER + " " + failing * FAILURES_PER_TICK + "\n");
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(copy))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
