package io.github.flyteexporter.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.FreePort;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first ten minutes of a new user: the commands of the tutorial, one after the other. */
class NewUserIT {
  private static final Path TUTORIAL = Path.of("src/docs/tutorial.md");
  private static final Path JAR = Path.of("target/flyte-exporter.jar");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
  private static final List<String> LINKED = List.of("target", "k8s");
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private final int port = FreePort.find();
  private Process demo;

  /** What a checkout has, and the programs that the page calls. */
  @BeforeEach
  void checkOut() throws Exception {
    assertThat(JAR).as("made by mvn package").exists();
    for (String part : LINKED) {
      Files.createSymbolicLink(folder.resolve(part), Path.of(part).toAbsolutePath());
    }
    Path helm = Files.createDirectory(folder.resolve("bin")).resolve("helm");
    String run = "#!/bin/sh\nexec java %s \"$@\"\n".formatted(HelmCommand.class.getName());
    Files.writeString(helm, run);
    Files.setPosixFilePermissions(helm, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void end() throws Exception {
    if (demo != null) {
      demo.descendants().forEach(ProcessHandle::destroyForcibly);
      demo.destroyForcibly().waitFor();
    }
    for (String part : LINKED) {
      Files.delete(folder.resolve(part));
    }
  }

  @Test
  void everyCommandOfTheTutorialWorks() throws Exception {
    for (CommandBlock block : CommandBlock.of(TUTORIAL)) {
      switch (block.how()) {
        case "run" -> assertSucceeds(block.commands());
        case "run in the background" -> demo = start(block.commands(), "demo.log");
        case "run until it succeeds" ->
            await().atMost(LIMIT).until(() -> demo.isAlive() && end(block.commands()) == 0);
        default -> assertThat(block.how()).startsWith("not run: ");
      }
    }
    assertThat(said()).as("what the last command shows").contains("\"flytesnacks\"");
    assertThat(folder.resolve("my-objects.yaml"))
        .content()
        .contains("kind: PodMonitor", "kind: PrometheusRule", "release: kube-prometheus-stack")
        .contains("flyte_workflow_failure_ratio{fault=\"user\",window=\"5m\"}) > 0.9");
    assertThat(folder.resolve("my-rules.yaml"))
        .content()
        .contains("flyte_workflow_failure_ratio{fault=\"user\",window=\"5m\"}) > 0.9")
        .contains("flyte_workflow_failure_ratio{fault=\"user\",window=\"5m\"}) > 0.5");
  }

  private void assertSucceeds(String commands) throws Exception {
    int code = end(commands);
    assertThat(code).as("%s%s", commands, said()).isZero();
  }

  private int end(String commands) throws Exception {
    return start(commands, "log").waitFor();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  /** As the page has it, but faster, and on a port that is free. */
  private Process start(String commands, String log) throws IOException {
    String adapted =
        commands
            .replace("demo --speed 4", "demo --speed 20 --loop --port " + port)
            .replace("localhost:9642", "localhost:" + port);
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", adapted)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(log).toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("FLYTE_EXPORTER_"));
    environment.merge(
        "PATH",
        folder.resolve("bin") + File.pathSeparator + JAVA,
        (path, own) -> own + File.pathSeparator + path);
    environment.put("CLASSPATH", System.getProperty("java.class.path"));
    environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    return builder.start();
  }
}
