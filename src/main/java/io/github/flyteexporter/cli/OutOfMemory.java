package io.github.flyteexporter.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Marker;

/**
 * Ends the process on an {@link OutOfMemoryError}: a thread that ended by it would be missing
 * without a word, and Kubernetes restarts only what has ended. Under {@code java -jar} no option of
 * Java does that, and libraries catch the error; all of them log what they catch.
 */
final class OutOfMemory extends TurboFilter implements Thread.UncaughtExceptionHandler {
  /** As with Java's {@code -XX:+ExitOnOutOfMemoryError}. */
  static final int EXIT_CODE = 3;

  /** Causes of causes that are looked at. */
  private static final int DEEPEST = 8;

  /** Made before it is needed, since nothing can be made then. */
  private static final byte[] LINE =
      ("flyte-exporter: out of memory, so it exits with code "
              + EXIT_CODE
              + "; raise the memory limit of the container, or Java's -Xmx\n")
          .getBytes(StandardCharsets.UTF_8);

  private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

  /** Watches threads that end by an error. */
  static void watchThreads() {
    Thread.setDefaultUncaughtExceptionHandler(new OutOfMemory());
  }

  @Override
  public void uncaughtException(Thread thread, Throwable error) {
    check(error);
    System.err.print("Exception in thread \"" + thread.getName() + "\" ");
    error.printStackTrace();
  }

  @Override
  public FilterReply decide(
      Marker marker, Logger logger, Level level, String format, Object[] values, Throwable error) {
    check(error);
    if (values != null
        && values.length > 0
        && values[values.length - 1] instanceof Throwable last) {
      check(last);
    }
    return FilterReply.NEUTRAL;
  }

  /** Ends the process if this error or one of its causes is such an error. */
  static void check(Throwable error) {
    Throwable cause = error;
    for (int i = 0; i < DEEPEST && cause != null; i++, cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        halt();
      }
    }
  }

  /** Without shutdown hooks, which need memory too. */
  private static void halt() {
    try {
      ERR.write(LINE);
    } catch (IOException e) {
      // there is no memory to report it
    } finally {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }
}
