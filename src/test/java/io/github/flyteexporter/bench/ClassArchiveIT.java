package io.github.flyteexporter.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.replay.Played;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that the image has, of the jar and the Java of this build. */
class ClassArchiveIT {
  private static final Path PAGE = Played.OUTAGE.resolve("ticks/008/flyte-binary.metrics.gz");

  @TempDir private Path folder;

  @Test
  void aStartTakesItsClassesFromTheArchive() throws Exception {
    Path jar = Files.copy(Path.of("target", Program.JAR), folder.resolve(Program.JAR));
    Path archive = folder.resolve("classes.jsa");
    try (InputStream page = new GZIPInputStream(Files.newInputStream(PAGE))) {
      ClassArchive.make(folder, archive, page.readAllBytes());
    }
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
