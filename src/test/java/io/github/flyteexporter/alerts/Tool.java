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
  KUBECTL("kubectl", "kubernetes-client"),
  NEWER_PROMTOOL("promtool"),
  NEWER_AMTOOL("amtool"),
  NEWER_ALERTMANAGER("prometheus-alertmanager"),
  VMALERT_TOOL("vmalert-tool");

  /** Files that are kept in memory, of which a container may have few. */
  private static final File MEMORY = new File("/dev/shm");

  private static final long MEMORY_NEEDED = 4_000_000_000L;

  private final String program;
  private final String folders;
  private final String install;

  Tool(String program, String debianPackage) {
    this.program = program;
    folders = System.getenv("PATH");
    install = "apt-get install " + debianPackage;
  }

  /** One that is unpacked beside those that are installed. */
  Tool(String program) {
    this.program = program;
    folders = "target/engines/usr/bin";
    install = "src/test/newer-engines.sh";
  }

  /** Where it is. */
  public Path path() {
    return Arrays.stream(folders.split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError(program + " is missing: " + install));
  }

  /** Runs it to its end. */
  public Ran run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of(path().toString()), Arrays.stream(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // promtool and vmalert-tool otherwise spend a fifth of their time on collecting garbage
    builder.environment().putIfAbsent("GOGC", "400");
    // and an eighth on the files of a database for each test, of up to 200 MB
    if (MEMORY.isDirectory() && MEMORY.getUsableSpace() > MEMORY_NEEDED) {
      builder.environment().putIfAbsent("TMPDIR", MEMORY.toString());
    }
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), output);
  }

  /** How a run ended and what it said. */
  public record Ran(int code, String output) {}
}
