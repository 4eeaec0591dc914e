package io.github.flyteexporter.status.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.flyteexporter.status.StatusEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of entries, one a line behind a header: appended to and forced to the disk, shortened to
 * its newest half before it exceeds its bound. A crash can leave a damaged end, which is cut off.
 */
final class HistoryFile {
  /** About three days, with an entry a minute. */
  static final int MOST_BYTES = 1 << 20;

  /** A file that is larger is none of ours. */
  private static final int MOST_READ = 4 * MOST_BYTES;

  private static final String FORMAT = "{\"format\":\"flyte-exporter status history\",\"version\":";
  static final String HEADER = FORMAT + "1}";

  private final Path file;
  private final int mostBytes;
  private Optional<FileChannel> open = Optional.empty();

  HistoryFile(Path file, int mostBytes) {
    this.file = file;
    this.mostBytes = mostBytes;
  }

  /** What the file holds. */
  KeptHistory read() throws IOException {
    if (!Files.exists(file)) {
      return KeptHistory.NONE;
    }
    String text = text();
    if (!isOurs(text)) {
      return new KeptHistory(List.of(), 0, Optional.of(foreign(text)));
    }
    List<StatusEntry> entries = new ArrayList<>();
    long damaged = 0;
    for (String line : lines(text)) {
      Optional<StatusEntry> entry = EntryJson.read(line);
      entry.ifPresent(entries::add);
      damaged += entry.isEmpty() ? 1 : 0;
    }
    return new KeptHistory(entries, damaged, Optional.empty());
  }

  /** Appends entries; returns when they are on the disk. */
  void append(List<StatusEntry> entries) throws IOException {
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(EntryJson.of(entry)).append('\n'));
    byte[] bytes = text.toString().getBytes(ISO_8859_1);
    try {
      if (open.isEmpty()) {
        open = Optional.of(opened());
      }
      if (open.get().size() + bytes.length > mostBytes) {
        shorten();
        open = Optional.of(opened());
      }
      write(open.get(), bytes);
    } catch (IOException e) {
      close(); // what is half written is cut off when it is opened again
      throw e;
    }
  }

  void close() {
    try {
      if (open.isPresent()) {
        open.get().close();
      }
    } catch (IOException e) {
      // nothing is lost: what was written is on the disk
    }
    open = Optional.empty();
  }

  /** Opens the file at the end of its last whole line; a foreign one is set aside first. */
  private FileChannel opened() throws IOException {
    String text = Files.exists(file) ? text() : "";
    if (!text.isEmpty() && !isOurs(text)) {
      Files.move(file, aside(), StandardCopyOption.REPLACE_EXISTING);
      text = "";
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      channel.truncate(text.substring(0, text.lastIndexOf('\n') + 1).getBytes(ISO_8859_1).length);
      channel.position(channel.size());
      if (channel.size() == 0) {
        write(channel, (HEADER + "\n").getBytes(ISO_8859_1));
        forceFolder();
      }
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
    channel.force(false);
  }

  /** Replaces the file by one with the newest of its lines. */
  private void shorten() throws IOException {
    List<String> lines = new ArrayList<>(lines(text()));
    lines.removeIf(line -> EntryJson.read(line).isEmpty());
    int first = lines.size();
    int bytes = HEADER.length() + 1;
    while (first > 0 && bytes + lines.get(first - 1).getBytes(ISO_8859_1).length < mostBytes / 2) {
      first--;
      bytes += lines.get(first).getBytes(ISO_8859_1).length + 1;
    }
    close();
    Path shorter = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            shorter,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      List<String> all = new ArrayList<>(lines.subList(first, lines.size()));
      all.add(0, HEADER);
      write(channel, (String.join("\n", all) + "\n").getBytes(ISO_8859_1));
    }
    Files.move(shorter, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder();
  }

  /** A new name in a folder is only safe once the folder is. */
  private void forceFolder() throws IOException {
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  /** Lines are ASCII: a byte is a character, whatever damaged it. */
  private String text() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_READ + 1), ISO_8859_1);
    }
  }

  /** The start of a header is ours, too: it was being written when the process ended. */
  private static boolean isOurs(String text) {
    return text.length() <= MOST_READ
        && (text.startsWith(HEADER + "\n") || (HEADER + "\n").startsWith(text));
  }

  /** The lines behind the header; one without an end is damaged. */
  private static List<String> lines(String text) {
    List<String> lines = text.lines().skip(1).toList();
    if (lines.isEmpty() || text.endsWith("\n")) {
      return lines;
    }
    List<String> cut = new ArrayList<>(lines);
    cut.set(cut.size() - 1, "");
    return cut;
  }

  private Path aside() {
    return file.resolveSibling(file.getFileName() + ".other");
  }

  private String foreign(String text) {
    String why =
        text.startsWith(FORMAT)
            ? "was written by another version of the exporter"
            : "is not a history of the status page";
    return file + " " + why + "; it is set aside as " + aside().getFileName();
  }
}
