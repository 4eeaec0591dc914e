package io.github.flyteexporter.cli;

import io.github.flyteexporter.bench.ClassArchive;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command line of the program as a process of its own, with the options of its image: of the
 * jar and its archive of classes where a build made the jar, else of the classes.
 */
public final class ProgramCommand {
  private static final String JAR = System.getProperty("program.jar", "");

  /** Where they put what is temporary: one that is killed removes nothing. */
  private static final Path TEMPORARY = temporary();

  private ProgramCommand() {}

  /** With these arguments; the list may be changed. */
  public static List<String> of(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + TEMPORARY));
    command.addAll(classes());
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> classes() {
    if (JAR.isEmpty()) {
      return List.of("-cp", System.getProperty("java.class.path"));
    }
    try {
      return List.of("-XX:SharedArchiveFile=" + ClassArchive.of(Path.of(JAR)), "-cp", JAR);
    } catch (Exception e) {
      throw new IllegalStateException("no archive of classes", e);
    }
  }

  private static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("processes");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
