package io.github.flyteexporter.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The recorded pages of real Flytes, where there are any. */
final class Recordings {
  private static final Path ROOT =
      Path.of(System.getProperty("recordings", "../shared/recordings"));

  private Recordings() {}

  static boolean exist() {
    return Files.isDirectory(ROOT);
  }

  /** The recordings that have pages, each one's in order. */
  static List<List<Path>> all() {
    try (Stream<Path> directories = Files.list(ROOT)) {
      return directories
          .filter(Files::isDirectory)
          .sorted()
          .map(Recordings::pages)
          .filter(pages -> !pages.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] page(Path path) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> pages(Path recording) {
    try (Stream<Path> files = Files.walk(recording)) {
      return files.filter(file -> file.toString().endsWith(".metrics.gz")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
