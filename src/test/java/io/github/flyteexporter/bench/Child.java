package io.github.flyteexporter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class of the benchmark in a process of its own, to its end. */
final class Child {
  private Child() {}

  /** The last line that it prints. */
  static String output(Class<?> main, String... args) {
    return output(List.of(), System.getProperty("java.class.path"), main, args);
  }

  /** The same with more flags and this class path. */
  static String output(List<String> flags, String classPath, Class<?> main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", classPath));
    command.add(main.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return all.trim().substring(all.trim().lastIndexOf('\n') + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
