package io.github.flyteexporter.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

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
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(list, StandardCharsets.US_ASCII));
      for (String name = lines.readLine(); name != null; name = lines.readLine()) {
        link(name, loader);
      }
    } catch (IOException e) {
      // the classes are loaded when they are needed
    }
  }

  /** Loads a class and verifies it, without running anything of it. */
  private static void link(String name, ClassLoader loader) {
    try {
      Class.forName(name, false, loader).getDeclaredConstructors();
    } catch (ClassNotFoundException | LinkageError e) {
      // optional, or of another version of Java
    }
  }
}
