package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.status.FunctionStatus;
import io.github.flyteexporter.status.Sighting;
import io.github.flyteexporter.status.StatusEntry;
import io.github.flyteexporter.status.StatusEntry.Before;
import io.github.flyteexporter.status.file.HistoryFolder;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of the status page, as processes leave it that are killed, or have no room. */
class StatusProcessIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() throws Exception {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private Path kept() {
    return folder.resolve("kept");
  }

  private Path log(int port) {
    return folder.resolve("log" + port);
  }

  /** An exporter without a Flyte, behind something that a shell does first. */
  private Process start(int port, String first, Map<String, String> environment) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String command =
        first
            + " exec "
            + java
            + " -XX:-UsePerfData -cp \"$CLASSES\" io.github.flyteexporter.cli.Main run";
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log(port).toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("FLYTE_EXPORTER_"));
    builder.environment().put("CLASSES", System.getProperty("java.class.path"));
    builder.environment().put("FLYTE_EXPORTER_KUBERNETES_ENABLED", "false");
    builder.environment().put("FLYTE_EXPORTER_INTERVAL", "1s");
    builder.environment().put("FLYTE_EXPORTER_LISTEN_HOST", "127.0.0.1");
    builder.environment().put("FLYTE_EXPORTER_LISTEN_PORT", Integer.toString(port));
    builder.environment().put("FLYTE_EXPORTER_TARGETS_0_NAME", "secret-name");
    builder.environment().put("FLYTE_EXPORTER_TARGETS_0_URL", "http://127.0.0.1:1");
    builder.environment().put("FLYTE_EXPORTER_STATUS_DIRECTORY", kept().toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private HttpResponse<String> get(int port, String path) throws Exception {
    URI url = URI.create("http://127.0.0.1:" + port + path);
    return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
  }

  private JsonNode status(int port) throws Exception {
    return JSON.readTree(get(port, "/api/status").body());
  }

  private static String period(JsonNode function, String status) {
    for (JsonNode one : function.path("periods")) {
      if (one.path("status").asText().equals(status)) {
        return one.path("from").asText();
      }
    }
    return "none";
  }

  /** An incident of an hour ago, as an earlier process left it. */
  private Instant anHourAgo() throws Exception {
    Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3_600);
    Map<PlatformFunction, FunctionStatus> impaired =
        Map.of(PlatformFunction.ACCEPT, FunctionStatus.IMPAIRED);
    Sighting seen =
        new Sighting(begin, begin.plusSeconds(60), Set.of(PlatformFunction.ACCEPT), Cause.DATABASE);
    HistoryFolder before = new HistoryFolder(kept());
    before.append(
        List.of(
            new StatusEntry(begin, Before.START, impaired, Optional.of(seen)),
            new StatusEntry(begin.plusSeconds(60), Before.SAME, Map.of(), Optional.empty())));
    before.close();
    return begin;
  }

  @Test
  void whatAKilledProcessKeptIsShownByTheNext() throws Exception {
    Instant begin = anHourAgo();
    int port = freePort();
    Process killed = start(port, "", Map.of());
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> status(port).path("incidents").size() == 1);
    JsonNode before = status(port);
    assertThat(before.at("/incidents/0/since").asText()).isEqualTo(begin.toString());
    assertThat(before.at("/incidents/0/end").asText()).isEqualTo(begin.plusSeconds(60).toString());
    assertThat(before.at("/incidents/0/cause").asText()).isEqualTo("database");
    assertThat(before.path("status").asText()).isEqualTo("unknown");
    await()
        .atMost(LIMIT)
        .until(() -> Files.readString(kept().resolve("history-0.jsonl")).lines().count() == 4);
    killed.destroyForcibly().waitFor();
    Files.writeString(
        kept().resolve("history-0.jsonl"), "{\"at\":\"2026", StandardOpenOption.APPEND);

    start(port, "", Map.of());
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(get(port, "/metrics").body())
                    .contains("flyte_exporter_status_damaged_lines_total 1")
                    .contains("flyte_exporter_status_failures_total 0"));
    JsonNode accept = status(port).at("/functions/0");
    assertThat(period(accept, "impaired")).isEqualTo(begin.toString());
    assertThat(accept.at("/secondsIn24Hours/impaired").asInt()).isEqualTo(60);
    assertThat(accept.at("/secondsIn24Hours/working").asInt()).isZero();
    assertThat(accept.at("/secondsIn24Hours/not_observed").asInt()).isGreaterThan(3_000);
    assertThat(status(port).path("incidents")).hasSize(1);
    assertThat(Files.readString(log(port))).contains("has 1 damaged lines");
  }

  @Test
  void twoExportersShareADirectoryAndNoFile() throws Exception {
    int first = freePort();
    int second = freePort();
    start(first, "", Map.of());
    start(second, "", Map.of());
    await()
        .atMost(LIMIT)
        .until(
            () ->
                Files.exists(kept().resolve("history-0.jsonl"))
                    && Files.exists(kept().resolve("history-1.jsonl")));
    for (int port : List.of(first, second)) {
      await()
          .atMost(LIMIT)
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(get(port, "/metrics").body())
                      .contains("flyte_exporter_status_failures_total 0"));
    }
  }

  @Test
  void withoutRoomThePageGoesOnAndSaysWhy() throws Exception {
    anHourAgo();
    Path file = kept().resolve("history-0.jsonl");
    String lines = Files.readString(file);
    String last = lines.substring(lines.lastIndexOf('\n', lines.length() - 2) + 1);
    StringBuilder full = new StringBuilder(lines);
    int room = 64 << 10; // so large may a file of the process be; its log is smaller
    while (full.length() + last.length() < room - 20) {
      full.append(last);
    }
    Files.writeString(file, full);
    int port = freePort();
    Process process = start(port, "ulimit -f 64;", Map.of());
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(get(port, "/metrics").body())
                    .containsPattern("flyte_exporter_status_failures_total [1-9]"));
    assertThat(Files.size(file)).isLessThanOrEqualTo(room);
    assertThat(status(port).path("incidents")).as("it is read all the same").hasSize(1);
    assertThat(get(port, "/").body())
        .contains("The history of the status page cannot be kept in status.directory: ");
    assertThat(get(port, "/status").body()).doesNotContain("directory", "secret-name");
    assertThat(Files.readString(log(port)))
        .containsOnlyOnce("The history of the status page cannot be kept in status.directory: ");
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNoReasonToEnd() throws Exception {
    Files.writeString(kept(), "a file");
    int port = freePort();
    Process process = start(port, "", Map.of());
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(get(port, "/metrics").body())
                    .containsPattern("flyte_exporter_status_failures_total [1-9]"));
    assertThat(get(port, "/status").statusCode()).isEqualTo(200);
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void aPortOfItsOwnWaitsUntilItIsFree() throws Exception {
    int port = freePort();
    ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    int own = taken.getLocalPort();
    start(
        port,
        "",
        Map.of(
            "FLYTE_EXPORTER_STATUS_LISTEN_HOST",
            "127.0.0.1",
            "FLYTE_EXPORTER_STATUS_LISTEN_PORT",
            Integer.toString(own),
            "FLYTE_EXPORTER_STATUS_TITLE",
            "Flyte east"));
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(Files.readString(log(port)))
                    .contains(
                        own
                            + ": address already in use; choose another with"
                            + " FLYTE_EXPORTER_STATUS_LISTEN_PORT"));
    taken.close();
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(get(own, "/").body()).contains("Flyte east"));
    assertThat(get(own, "/metrics").statusCode()).isEqualTo(404);
    assertThat(get(port, "/metrics").statusCode()).isEqualTo(200);
  }
}
