package io.github.flyteexporter.status.file;

import io.github.flyteexporter.status.StatusEntry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A folder with the files of one exporter or of several: each takes the first one that no other
 * process holds a lock of, and keeps it until it ends. Blocks.
 */
public final class HistoryFolder {
  private static final int MOST_EXPORTERS = 10;

  private final Path folder;
  private final int mostBytes;
  private Optional<FileChannel> lock = Optional.empty();
  private HistoryFile file;

  /** A folder, which is made when the first file is. */
  public HistoryFolder(Path folder) {
    this(folder, HistoryFile.MOST_BYTES);
  }

  /** The same with another bound for each file. */
  HistoryFolder(Path folder, int mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
    this.file = numbered(0);
  }

  /**
   * What an earlier process kept. Where the folder cannot be written to, it is read all the same.
   *
   * @throws IOException when there is a file and it cannot be read
   */
  public synchronized KeptHistory read() throws IOException {
    try {
      take();
    } catch (IOException e) {
      return file.read(); // why it cannot be written to is said by the next append
    }
    return file.read();
  }

  /**
   * Appends entries to the file; returns when they are on the disk.
   *
   * @throws IOException when they are not
   */
  public synchronized void append(List<StatusEntry> entries) throws IOException {
    take();
    file.append(entries);
  }

  /** Gives the file to other processes. */
  public synchronized void close() {
    file.close();
    lock.ifPresent(HistoryFolder::release);
    lock = Optional.empty();
  }

  private void take() throws IOException {
    if (lock.isPresent()) {
      return;
    }
    Files.createDirectories(folder);
    for (int i = 0; i < MOST_EXPORTERS; i++) {
      lock = locked(folder.resolve("history-" + i + ".lock"));
      if (lock.isPresent()) {
        file = numbered(i);
        return;
      }
    }
    throw new IOException(MOST_EXPORTERS + " other exporters use the folder");
  }

  private HistoryFile numbered(int number) {
    return new HistoryFile(folder.resolve("history-" + number + ".jsonl"), mostBytes);
  }

  private static Optional<FileChannel> locked(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // held by another exporter in this process
    } finally {
      if (!taken) {
        release(channel);
      }
    }
    return taken ? Optional.of(channel) : Optional.empty();
  }

  private static void release(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // the lock ends with the process
    }
  }
}
