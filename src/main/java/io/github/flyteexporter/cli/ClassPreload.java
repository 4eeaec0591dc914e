package io.github.flyteexporter.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the classes of a start on a thread of its own, in the order in which they are needed: to
 * load and verify them is most of what a start does, and a second core can do it meanwhile. With an
 * archive of classes there is nothing to win, so the image turns it off.
 */
final class ClassPreload {
  /** The classes, one a line; a class that is gone is passed over. */
  static final String LIST = "/start-classes.txt";

  private static final String OFF = "flyteexporter.preload";

  private ClassPreload() {}

  /** Begins, unless {@code -Dflyteexporter.preload=false} is set or there is one core only. */
  static void begin() {
    if (!"false".equals(System.getProperty(OFF))
        && Runtime.getRuntime().availableProcessors() > 1) {
      Thread thread = new Thread(ClassPreload::run, "class-preload");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void run() {
    ClassLoader loader = ClassPreload.class.getClassLoader();
    try (InputStream list = ClassPreload.class.getResourceAsStream(LIST)) {
      if (list == null) {
        return;
      }
      int missing = 0;
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(list, StandardCharsets.US_ASCII));
      for (String name = lines.readLine(); name != null; name = lines.readLine()) {
        missing += link(name, loader) ? 0 : 1;
      }
      log().debug("{} of the listed classes are not there", missing);
    } catch (IOException e) {
      log().debug("classes are not loaded ahead", e);
    }
  }

  /** Not before the classes are loaded: the library takes its time to begin. */
  private static Logger log() {
    return LoggerFactory.getLogger(ClassPreload.class);
  }

  /** Loads a class and verifies it, without running anything of it. */
  private static boolean link(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader).getDeclaredConstructors() != null;
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // optional, or of another version of Java
    }
  }
}
