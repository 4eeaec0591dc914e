package io.github.flyteexporter.record.bundle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Unpacks a bundle, or a recording that was packed by hand. */
public final class BundleFile {
  private static final String TICKS = "ticks";

  private BundleFile() {}

  /**
   * Unpacks into a temporary folder, which is removed when the program ends; returns the folder
   * that has {@code ticks} in it.
   *
   * @throws IOException when it is no bundle, saying why
   */
  public static Path unpack(Path file) throws IOException {
    Path folder = Files.createTempDirectory("flyte-bundle-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
    Path to = folder.resolve(name(file));
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        TarReader files = new TarReader(in)) {
      for (Optional<TarReader.Entry> one = files.next(); one.isPresent(); one = files.next()) {
        Path path = to.resolve(one.get().name());
        Files.createDirectories(path.getParent());
        Files.write(path, one.get().content());
      }
    } catch (IOException e) {
      remove(folder);
      throw new IOException(
          file + " is no recording: " + reason(e) + "; a bundle is a .tar.gz with ticks/ in it", e);
    }
    return holder(to).orElseThrow(() -> new IOException(file + " holds no folder ticks"));
  }

  private static String reason(IOException e) {
    return e instanceof java.util.zip.ZipException || e instanceof java.io.EOFException
        ? "it is not whole, or not compressed by gzip"
        : e.getMessage();
  }

  /** Its name without the endings. */
  private static String name(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.(tar\\.gz|tgz)$", "");
    return name.isEmpty() ? "bundle" : name;
  }

  /** The folder itself, or the only one in it, as people pack folders. */
  private static Optional<Path> holder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    } else if (Files.isDirectory(folder.resolve(TICKS))) {
      return Optional.of(folder);
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(one -> Files.isDirectory(one.resolve(TICKS))).findFirst();
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : deepestFirst) {
        Files.deleteIfExists(one);
      }
    } catch (IOException | UncheckedIOException e) {
      // it lies in the folder of temporary files, which the system empties
    }
  }
}
