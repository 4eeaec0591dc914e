package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes that run out of memory, without any option of Java but the size of the heap. */
class OutOfMemoryIT {
  @TempDir private Path folder;

  private void assertEnds(String heap, String program, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                program));
    command.addAll(List.of(arguments));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(Files.readString(log)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(OutOfMemory.EXIT_CODE);
    assertThat(Files.readString(log))
        .contains("flyte-exporter: out of memory, so it exits with code 3; raise the memory limit");
  }

  /** Such a heap is used up while it starts, here or there. */
  @ParameterizedTest
  @ValueSource(strings = {"-Xmx6m", "-Xmx8m", "-Xmx10m"})
  void theProgramItself(String heap) throws Exception {
    assertEnds(heap, Main.class.getName(), "demo", "--port", "0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "event loop", "worker", "request"})
  void wherever(String where) throws Exception {
    assertEnds("-Xmx32m", OutOfMemoryProgram.class.getName(), where);
  }
}
