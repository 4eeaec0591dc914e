package io.github.flyteexporter.alerts;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A program that the tests need; without it they fail, they do not skip. */
public enum Tool {
  PROMTOOL("promtool", "prometheus"),
  PROMETHEUS("prometheus", "prometheus"),
  AMTOOL("amtool", "prometheus-alertmanager"),
  ALERTMANAGER("prometheus-alertmanager", "prometheus-alertmanager"),
  KUBECTL("kubectl", "kubernetes-client");

  private final String program;
  private final String debianPackage;

  Tool(String program, String debianPackage) {
    this.program = program;
    this.debianPackage = debianPackage;
  }

  /** Where it is installed. */
  public Path path() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError(program + " is missing: apt-get install " + debianPackage));
  }

  /** Runs it to its end. */
  public Ran run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of(path().toString()), Arrays.stream(arguments)).toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), output);
  }

  /** How a run ended and what it said. */
  public record Ran(int code, String output) {}
}
