package io.github.flyteexporter.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the program as a process of its own, with the options of its image. */
public final class ProgramCommand {
  private ProgramCommand() {}

  /** With these arguments; the list may be changed. */
  public static List<String> of(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
