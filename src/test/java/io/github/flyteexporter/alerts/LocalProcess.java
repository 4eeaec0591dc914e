package io.github.flyteexporter.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of our own, with its output in a file; closing it ends it and nothing else. */
public final class LocalProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;

  private final Process process;
  private final Path log;

  private LocalProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it. */
  public static LocalProcess start(Path log, List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new LocalProcess(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails with what it said when it has ended by itself. */
  public void assertAlive() {
    if (!process.isAlive()) {
      throw new AssertionError("ended with " + process.exitValue() + ", saying: " + said());
    }
  }

  private String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return log + " cannot be read: " + e.getMessage();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
