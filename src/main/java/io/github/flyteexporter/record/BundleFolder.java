package io.github.flyteexporter.record;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bundles of incidents on a volume: at most so many, with at most so many bytes. That it cannot
 * be written to is logged and spoils nothing else.
 */
public final class BundleFolder {
  private static final Logger LOG = LoggerFactory.getLogger(BundleFolder.class);

  private static final String NAMES = "incident-[0-9A-Za-z-]+\\.tar\\.gz";
  private static final String UNFINISHED = ".unfinished";

  private final Path folder;
  private final int mostFiles;
  private final long mostBytes;
  private final AtomicLong failures = new AtomicLong();
  private String lastProblem = "";

  /** A folder, which is made when the first bundle is. */
  public BundleFolder(Path folder, int mostFiles, long mostBytes) {
    this.folder = folder;
    this.mostFiles = mostFiles;
    this.mostBytes = mostBytes;
  }

  /** Keeps a bundle under a name, in place of one that has it; returns whether it could. */
  boolean keep(String name, Recorder recorder) {
    return keep(name, recorder, name);
  }

  /** The same in place of another one, too, once it is kept. */
  boolean keep(String name, Recorder recorder, String other) {
    Path unfinished = folder.resolve(name + UNFINISHED);
    try {
      Files.createDirectories(folder);
      removeUnfinished();
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
        recorder.write(out);
      }
      Files.move(
          unfinished,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      if (!other.equals(name)) {
        Files.deleteIfExists(folder.resolve(other));
      }
      limit(folder.resolve(name));
      LOG.info("Incident bundle {} is kept", folder.resolve(name));
      lastProblem = "";
      return true;
    } catch (IOException | UncheckedIOException e) {
      failed(name, e);
      return false;
    }
  }

  private void failed(String name, Exception e) {
    failures.incrementAndGet();
    String problem = e.getClass().getSimpleName() + ": " + e.getMessage();
    if (!problem.equals(lastProblem)) {
      lastProblem = problem;
      LOG.error(
          "Incident bundle {} cannot be kept in record.directory {}: {}; give it a volume that can"
              + " be written to and has room",
          name,
          folder,
          problem);
    }
    try {
      removeUnfinished();
    } catch (IOException | UncheckedIOException again) {
      LOG.debug("What is unfinished cannot be removed", again);
    }
  }

  /** How many bundles could not be kept. */
  public long failures() {
    return failures.get();
  }

  private void removeUnfinished() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path one : all.filter(file -> file.toString().endsWith(UNFINISHED)).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }

  /** The oldest go first, by their names, which are moments; never the one that was just made. */
  private void limit(Path newest) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.list(folder)) {
      all =
          new ArrayList<>(
              files
                  .filter(file -> String.valueOf(file.getFileName()).matches(NAMES))
                  .filter(file -> !file.equals(newest))
                  .sorted(Comparator.comparing(file -> String.valueOf(file.getFileName())))
                  .toList());
    }
    long bytes = Files.size(newest);
    for (Path file : all) {
      bytes += Files.size(file);
    }
    while (!all.isEmpty() && (all.size() + 1 > mostFiles || bytes > mostBytes)) {
      Path oldest = all.remove(0);
      bytes -= Files.size(oldest);
      Files.delete(oldest);
    }
  }
}
