package io.github.flyteexporter.cli;

import io.github.flyteexporter.runtime.UsageException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A recording in one file: the name, the length and the content of each of its files, one after the
 * other, compressed by xz as a whole. That is a seventh of what the files take one by one, since
 * the pages of a recording differ little. A file whose name ends with {@code .gz} is stored without
 * its compression.
 */
final class DemoArchive {
  private static final String ZIPPED = ".gz";

  private DemoArchive() {}

  /**
   * Unpacks into a temporary folder, which is removed when the program ends, and returns the folder
   * of the recording in it.
   *
   * @throws UsageException when there is no place for it
   */
  static Path unpack(String name, InputStream archive) throws IOException {
    Path temporary;
    try {
      temporary = Files.createTempDirectory("flyte-demo-");
    } catch (IOException e) {
      throw new UsageException(
          "a demo is unpacked into the folder "
              + System.getProperty("java.io.tmpdir")
              + ", which cannot be written: mount one there, or name another one by"
              + " -Djava.io.tmpdir=FOLDER");
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(temporary)));
    Path folder = temporary.resolve(name);
    try (DataInputStream in = new DataInputStream(new XZInputStream(archive))) {
      for (int files = in.readInt(); files > 0; files--) {
        Path file = folder.resolve(in.readUTF());
        byte[] content = in.readNBytes(in.readInt());
        Files.createDirectories(file.getParent());
        try (OutputStream out = to(file)) {
          out.write(content);
        }
      }
    }
    return folder;
  }

  private static OutputStream to(Path file) throws IOException {
    OutputStream plain = Files.newOutputStream(file);
    return file.toString().endsWith(ZIPPED) ? new GZIPOutputStream(plain, 1 << 14) : plain;
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
