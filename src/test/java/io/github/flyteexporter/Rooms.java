package io.github.flyteexporter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rooms of the program: top-level packages, what each may use from other rooms and from
 * outside. The fence test and the map in the developer's guide are made from this declaration.
 */
final class Rooms {
  static final String ROOT = "io.github.flyteexporter";

  private static final String VERTX = "io.vertx.core..";
  private static final String LOG = "org.slf4j..";
  private static final String JACKSON = "com.fasterxml.jackson..";
  private static final Path SOURCES = Path.of("src/main/java/io/github/flyteexporter");
  private static final Pattern SENTENCE =
      Pattern.compile("/\\*\\*\\s*(.*?\\.)(\\s|\\s*\\*/)", Pattern.DOTALL);

  /** Each room, those that are used before those that use them. */
  static final List<Room> ALL =
      List.of(
          room("config").libraries(JACKSON, "at.favre.lib.crypto.bcrypt.."),
          room("reading").libraries("io.vertx.core"),
          room("http").uses("config", "reading").libraries(VERTX, LOG),
          room("look").uses("config", "reading", "http").libraries(VERTX),
          room("schedule").uses("reading"),
          room("parse").uses("reading").libraries("com.fasterxml.jackson.core.io"),
          room("auth").uses("config", "reading", "http").libraries("com.nimbusds..", VERTX, LOG),
          room("scrape")
              .uses("config", "auth", "parse", "reading", "http")
              .libraries(VERTX, "com.fasterxml.jackson.core..", LOG),
          room("admin")
              .uses("config", "auth", "reading", "http", "look", "schedule")
              .libraries(VERTX, JACKSON, LOG),
          room("flyte2")
              .uses("config", "reading", "http", "look", "schedule")
              .libraries(VERTX, JACKSON),
          room("probe").uses("config", "auth", "reading", "http").libraries(VERTX, LOG),
          room("database").uses("config", "reading").libraries(VERTX, "org.postgresql..", LOG),
          room("kube")
              .uses("config", "reading", "http", "look")
              .libraries("io.vertx.core", JACKSON, LOG),
          room("signal").uses("reading"),
          room("verdict").uses("signal", "reading"),
          room("status")
              .uses("verdict", "signal", "reading")
              .libraries(JACKSON, "io.vertx.core", LOG),
          room("export").uses("verdict", "signal", "reading").libraries("io.prometheus.client.."),
          room("doctor")
              .uses("verdict", "signal", "auth", "reading", "config")
              .libraries("com.fasterxml.jackson.core..", "javax.xml.stream.."),
          room("record")
              .uses("verdict", "signal", "reading")
              .libraries(JACKSON, "javax.crypto..", "org.apache.commons.compress..", LOG),
          room("rules").uses("config"),
          room("web")
              .uses("export", "status", "verdict", "signal", "reading", "config")
              .libraries(
                  VERTX,
                  "io.vertx.ext.web..",
                  "io.netty.channel..",
                  "io.netty.handler.ssl",
                  "io.netty.util.concurrent",
                  "at.favre.lib.crypto.bcrypt..",
                  LOG),
          room("drill")
              .uses("web", "export", "verdict", "signal", "reading", "http")
              .libraries(JACKSON, "io.vertx.core"));

  /** The rooms that put the others together, which none of those may know. */
  static final List<String> ASSEMBLY = List.of("cli", "runtime", "replay", "evaluation");

  /** A room: the rooms it may look into, and the libraries it may use, as package patterns. */
  record Room(String name, List<String> rooms, List<String> libraries) {
    Room uses(String... names) {
      return new Room(name, List.of(names), libraries);
    }

    Room libraries(String... patterns) {
      return new Room(name, rooms, List.of(patterns));
    }

    /** Its packages, the room itself first. */
    List<Path> packages() {
      return packagesOf(name);
    }
  }

  private Rooms() {}

  private static Room room(String name) {
    return new Room(name, List.of(), List.of());
  }

  /** The folders with classes of a room. */
  static List<Path> packagesOf(String room) {
    Path top = SOURCES.resolve(room);
    if (!Files.isDirectory(top)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(top)) {
      return all.filter(Files::isDirectory).filter(Rooms::hasClasses).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A package's name below the root. */
  static String nameOf(Path folder) {
    return SOURCES.relativize(folder).toString().replace('/', '.');
  }

  /** How many classes a package has, package-info left out. */
  static long classesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".java") && !file.equals("package-info.java"))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first sentence of a package's package-info. */
  static String purposeOf(Path folder) {
    try {
      Matcher found = SENTENCE.matcher(Files.readString(folder.resolve("package-info.java")));
      return found.find()
          ? found.group(1).replaceAll("\\s*\\n \\*\\s*", " ").replaceFirst("^[* ]+", "").strip()
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasClasses(Path folder) {
    return classesIn(folder) > 0;
  }
}
