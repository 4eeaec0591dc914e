package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the program from an unpacked archive. */
class LauncherIT {
  @TempDir private Path folder;
  private Path script;
  private int code;

  /** An archive unpacked below a name with a space; its jar names the classes of this build. */
  @BeforeEach
  void unpack() throws IOException {
    Path home = folder.resolve("flyte exporter");
    script = home.resolve("bin").resolve("flyte-exporter");
    Files.createDirectories(script.getParent());
    Files.copy(Path.of("src/release/bin/flyte-exporter"), script);
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Files.createDirectories(home.resolve("lib"));
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    attributes.put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(part -> Path.of(part).toUri().toString())
            .collect(Collectors.joining(" ")));
    Path jar = home.resolve("lib").resolve("flyte-exporter.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  private String run(Map<String, String> environment, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    code = process.waitFor();
    return said;
  }

  @Test
  void itRunsThroughLinksWithTheOptionsOfJava() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.relativize(script));
    Map<String, String> java =
        Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS", "-Xmx64m -Xshare:auto");
    assertThat(run(java, link.toString(), "version")).startsWith("flyte-exporter ");
    assertThat(code).isZero();
    assertThat(run(java, link.toString(), "demo", "no such name")).contains("no such name");
    assertThat(code).isEqualTo(2);
  }

  @Test
  void aMissingJavaIsNamed() throws Exception {
    assertThat(run(Map.of("JAVA_HOME", "/nowhere"), script.toString(), "version"))
        .isEqualTo(
            "flyte-exporter: /nowhere/bin/java is missing; install Java 17 or newer, or set"
                + " JAVA_HOME");
    assertThat(code).isEqualTo(1);
  }
}
