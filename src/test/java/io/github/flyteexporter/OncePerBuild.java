package io.github.flyteexporter;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;

/** Files that the first of a build's processes makes, and the others find. */
public final class OncePerBuild {
  private OncePerBuild() {}

  /**
   * Makes a file or folder, unless it is there and was made after a moment.
   *
   * @param made the last that is written, which is there when all is
   */
  public static synchronized void make(Path made, FileTime after, Maker maker) throws Exception {
    Files.createDirectories(made.getParent());
    try (FileChannel lock =
            FileChannel.open(
                made.resolveSibling(made.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = lock.lock()) {
      boolean there = Files.exists(made) && Files.getLastModifiedTime(made).compareTo(after) > 0;
      if (held.isValid() && !there) {
        maker.make();
      }
    }
  }

  /** How it is made. */
  public interface Maker {
    void make() throws Exception;
  }
}
