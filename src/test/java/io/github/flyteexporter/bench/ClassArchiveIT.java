package io.github.flyteexporter.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that the image has, of the jar and the Java of this build. */
class ClassArchiveIT {
  @TempDir private Path folder;

  @Test
  void aStartTakesItsClassesFromTheArchive() throws Exception {
    Path jar = Path.of("target", Program.JAR).toAbsolutePath();
    Path archive = ClassArchive.of(jar);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:class+load",
                "-jar",
                jar.toString(),
                "check-config",
                Files.writeString(folder.resolve("config.yaml"), "interval: 30s\n").toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.lines().filter(line -> line.contains("io.github.flyteexporter.config.")))
        .isNotEmpty()
        .anyMatch(line -> line.contains("source: shared objects file"));
  }
}
