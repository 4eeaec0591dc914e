package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The options of {@code run}, given to a process of its own. */
@Timeout(120)
class RunOptionsIT {
  private Process process;

  @AfterEach
  void stop() {
    process.destroyForcibly();
  }

  private BufferedReader run(String... options) throws IOException {
    List<String> command = ProgramCommand.of("run");
    command.addAll(List.of(options));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return process.inputReader(StandardCharsets.UTF_8);
  }

  @Test
  void everyLineIsJsonAndOneSaysWhereItListens() throws Exception {
    BufferedReader lines = run("--listen", "[::1]:0", "--log-format", "json");
    String said = "";
    while (!said.startsWith("Listening on [::1]:")) {
      JsonNode event = new ObjectMapper().readTree(lines.readLine());
      assertThat(event.path("ts").asText()).endsWith("Z");
      said = event.path("msg").asText();
    }
    assertThat(said).doesNotEndWith(":0");
  }

  @Test
  void thePagesSayWhichFlyteTheyAreAbout(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("c.yaml"),
            """
            kubernetes: {enabled: false, namespace: flyte-prod, release: backend}
            pages: {cluster: east, grafana: "https://grafana.example.com"}
            """);
    BufferedReader lines = run("--config", file.toString(), "--listen", "127.0.0.1:0");
    String line = lines.readLine();
    while (!line.contains("Listening on ")) {
      line = lines.readLine();
    }
    URI front = URI.create("http://" + line.substring(line.indexOf("127.0.0.1:")) + "/");
    String page =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(front).build(), BodyHandlers.ofString())
            .body();
    assertThat(page)
        .contains(" · cluster east · namespace flyte-prod · release backend")
        .contains("href=\"https://grafana.example.com/d/flyte-overview\"")
        .doesNotContain(">Runbook<", ">Documentation<");
  }

  @Test
  void aTakenPortIsReportedByTheOptionThatGaveIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();
      BufferedReader lines = run("--strict", "--listen", address);
      assertThat(String.join("\n", lines.lines().toList()))
          .contains("cannot listen on " + address + ": address already in use")
          .contains("choose another with --listen")
          .doesNotContain("listen.port");
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
    }
  }

  @Test
  void theLeastLevelIsKept() throws Exception {
    BufferedReader lines = run("--listen", "127.0.0.1:0", "--log-level", "warn");
    String first = lines.readLine();
    assertThat(first).doesNotContain(" INFO ").containsPattern("Z (WARN|ERROR) ");
  }
}
