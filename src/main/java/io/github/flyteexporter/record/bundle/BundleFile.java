package io.github.flyteexporter.record.bundle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Unpacks a bundle, or a recording that was packed by hand. */
public final class BundleFile {
  private static final String TICKS = "ticks";

  /** In bytes: no file of a recording comes near. */
  private static final long LARGEST_FILE = 64L << 20;

  private static final long LARGEST = 1L << 30;

  /** Of one file, when it is decompressed. */
  private static final long LARGEST_BODY = 256L << 20;

  /** In bytes: a header with the longest names. */
  private static final long LARGEST_HEADER = 1 << 16;

  private static final int MOST_ENTRIES = 200_000;

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
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        LimitedInput whole = new LimitedInput(new GZIPInputStream(raw, 1 << 14), LARGEST);
        LimitedInput piece = new LimitedInput(whole, LARGEST_HEADER);
        TarArchiveInputStream tar = new TarArchiveInputStream(piece, "UTF-8")) {
      int entries = 0;
      for (TarArchiveEntry one = tar.getNextEntry(); one != null; one = tar.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          throw new IOException("it has more than " + MOST_ENTRIES + " entries");
        }
        piece.allow(LARGEST_FILE + LARGEST_HEADER);
        unpack(tar, one, to);
        piece.allow(LARGEST_HEADER);
      }
    } catch (IOException e) {
      remove(folder);
      throw new IOException(
          file + " is no recording: " + reason(e) + "; a bundle is a .tar.gz with ticks/ in it", e);
    }
    return holder(to).orElseThrow(() -> new IOException(file + " holds no folder ticks"));
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path to)
      throws IOException {
    String name = entry.getName();
    if (entry.getSize() > LARGEST_FILE || entry.getRealSize() > LARGEST_FILE) {
      throw new IOException(quoted(name) + " is larger than " + (LARGEST_FILE >> 20) + " MiB");
    } else if (entry.isDirectory() || isAppleDouble(name)) {
      tar.transferTo(OutputStream.nullOutputStream());
      return;
    } else if (entry.getLinkFlag() != TarConstants.LF_NORMAL
        && entry.getLinkFlag() != TarConstants.LF_OLDNORM) {
      throw new IOException("it holds " + quoted(name) + ", which is no regular file");
    }
    Path path = to.resolve(safe(name));
    Files.createDirectories(path.getParent());
    Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * A compressed file of a recording, decompressed as it is read.
   *
   * @throws IOException when it is not there or not compressed; while it is read, when it is larger
   *     than that of any recording
   */
  public static InputStream open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    try {
      return new LimitedInput(new GZIPInputStream(raw, 1 << 14), LARGEST_BODY);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** What macOS puts beside each file. */
  private static boolean isAppleDouble(String name) {
    return name.substring(name.lastIndexOf('/') + 1).startsWith("._");
  }

  /** Whether a file with this name lies in the folder of its bundle. */
  public static boolean isIn(String name) {
    return name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");
  }

  private static String safe(String name) throws IOException {
    String plain = name.startsWith("./") ? name.substring(2) : name;
    if (!isIn(plain)) {
      throw new IOException("it holds a file with a name that no bundle has: " + quoted(name));
    }
    return plain;
  }

  private static String quoted(String name) {
    return '"' + name.replaceAll("[^ -~]", "?") + '"';
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
