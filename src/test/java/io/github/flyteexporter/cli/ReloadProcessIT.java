package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The whole program as a process of its own, whose configuration changes. */
@Execution(ExecutionMode.CONCURRENT)
class ReloadProcessIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> started = new ArrayList<>();
  private final int port = FreePort.find();

  @AfterEach
  void end() throws Exception {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  private Process start(Map<String, String> environment, String... arguments) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(ProgramCommand.of(arguments)).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("log").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("FLYTE_EXPORTER_"));
    builder.environment().put("FLYTE_EXPORTER_KUBERNETES_ENABLED", "false");
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private Path config(String targets) throws IOException {
    return Files.writeString(
        folder.resolve("c.yaml"),
        "{interval: 1s, listen: {host: 127.0.0.1, port: %d}, targets: [%s]}"
            .formatted(port, targets));
  }

  private static String target(String name) {
    return "{name: " + name + ", url: 'http://127.0.0.1:1', timeout: 1s}";
  }

  private String page() throws Exception {
    HttpRequest get =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    return http.send(get, BodyHandlers.ofString()).body();
  }

  private void awaitOnPage(String... parts) {
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(page()).contains(parts));
  }

  private static void hangUp(Process process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  @Test
  void sighupReloadsAndABadFileDoesNot() throws Exception {
    Process process = start(Map.of(), "run", "--config", config(target("first")).toString());
    awaitOnPage("target=\"first\"", "flyte_exporter_config_last_reload_successful 1");

    config("{nam: x}");
    hangUp(process);
    awaitOnPage("target=\"first\"", "flyte_exporter_config_last_reload_successful 0");
    assertThat(Files.readString(folder.resolve("log")))
        .containsOnlyOnce("targets[0].nam: unknown key; did you mean 'name'?");

    config(target("first") + ", " + target("second"));
    hangUp(process);
    awaitOnPage("target=\"second\"", "flyte_exporter_config_last_reload_successful 1");

    config(target("second"));
    hangUp(process);
    await().atMost(LIMIT).untilAsserted(() -> assertThat(page()).doesNotContain("\"first\""));
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void aChangedFileIsNoticed() throws Exception {
    start(Map.of(), "--config", config(target("first")).toString());
    awaitOnPage("target=\"first\"");
    config(target("second"));
    awaitOnPage("target=\"second\"");
  }

  @Test
  void theEnvironmentAloneIsEnough() throws Exception {
    Process process =
        start(
            Map.of(
                "FLYTE_EXPORTER_LISTEN_HOST", "127.0.0.1",
                "FLYTE_EXPORTER_LISTEN_PORT", Integer.toString(port),
                "FLYTE_EXPORTER_INTERVAL", "1s",
                "FLYTE_EXPORTER_TARGETS_0_NAME", "lonely",
                "FLYTE_EXPORTER_TARGETS_0_URL", "http://127.0.0.1:1"));
    awaitOnPage("target=\"lonely\"");
    hangUp(process);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(Files.readString(folder.resolve("log"))).contains("nothing changed"));
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void aSidecarRunsOnWithAMistakeAndTakesTheCorrectedFile() throws Exception {
    Path file = config(target("first") + ", {nam: x}");
    Process process = start(Map.of(), "run", "--config", file.toString());
    awaitOnPage("target=\"first\"", "flyte_exporter_config_last_reload_successful 0");
    assertThat(Files.readString(folder.resolve("log")))
        .contains("WARN  RunCommand: " + file + ": targets[1].nam: unknown key")
        .contains("starts: settings from " + file + "; reads ")
        .contains("scrape/first");
    config(target("second"));
    awaitOnPage("target=\"second\"", "flyte_exporter_config_last_reload_successful 1");
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void aSidecarWaitsForATakenPort() throws Exception {
    ServerSocket taken =
        new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Process process = start(Map.of(), "run", "--config", config(target("first")).toString());
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(Files.readString(folder.resolve("log")))
                    .contains(port + ": address already in use; choose another with listen.port"));
    taken.close();
    awaitOnPage("target=\"first\"");
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void aTakenPortIsCode1WhenStrict() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      Process process =
          start(Map.of(), "run", "--strict", "--config", config(target("first")).toString());
      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(Files.readString(folder.resolve("log")))
          .contains("flyte-exporter: cannot listen on 127.0.0.1:" + taken.getLocalPort())
          .contains("--stacktrace");
    }
  }

  @Test
  void aMistakeAtTheStartIsCode2() throws Exception {
    Process process = start(Map.of("FLYTE_EXPORTER_INTREVAL", "1s"), "run", "--strict");
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("log")).strip())
        .isEqualTo(
            "flyte-exporter: FLYTE_EXPORTER_INTREVAL: unknown variable;"
                + " did you mean 'FLYTE_EXPORTER_INTERVAL'?");
  }
}
