package io.github.flyteexporter.bench;

import io.github.flyteexporter.replay.Played;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A page that a real Flyte showed. */
final class RecordedPage {
  private final Path path;
  private final byte[] bytes;

  private RecordedPage(Path path) {
    this.path = path;
    this.bytes = unzip(path);
  }

  /** The largest of all recordings, or of the embedded one where there are no others. */
  static RecordedPage largest() throws IOException {
    List<Path> recordings = new ArrayList<>(Played.recordings());
    if (recordings.isEmpty()) {
      recordings.add(Played.OUTAGE);
    }
    List<Path> pages = new ArrayList<>();
    for (Path recording : recordings) {
      try (Stream<Path> files = Files.walk(recording)) {
        files.filter(file -> file.toString().endsWith(".metrics.gz")).forEach(pages::add);
      }
    }
    return pages.stream()
        .sorted()
        .map(RecordedPage::new)
        .max(Comparator.comparingInt(page -> page.bytes.length))
        .orElseThrow();
  }

  private static byte[] unzip(Path page) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(page))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  /** The pages of the same target in its recording, in order. */
  List<Path> allOfItsRecording() throws IOException {
    try (Stream<Path> ticks = Files.list(path.getParent().getParent())) {
      return ticks
          .map(tick -> tick.resolve(path.getFileName()))
          .filter(Files::exists)
          .sorted()
          .toList();
    }
  }

  /** The page as it was served; not to be written to. */
  byte[] bytes() {
    return bytes;
  }

  /** Which one it is: recording/tick. */
  String name() {
    Path tick = path.getParent();
    return tick.getParent().getParent().getFileName() + "/" + tick.getFileName();
  }

  double megabytes() {
    return bytes.length / 1e6;
  }
}
