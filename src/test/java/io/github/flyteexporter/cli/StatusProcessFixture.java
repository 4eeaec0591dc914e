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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Exporters as processes that keep the history of the status page in one directory. */
abstract class StatusProcessFixture {
  static final Duration LIMIT = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() throws Exception {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  /** The directory of the history. */
  Path kept() {
    return folder.resolve("kept");
  }

  /** The file of the first exporter that keeps its history. */
  Path history() {
    return kept().resolve("history-0.jsonl");
  }

  /** What the exporter on this port logs. */
  Path log(int port) {
    return folder.resolve("log" + port);
  }

  /** An exporter without a Flyte. */
  Process start(int port) throws Exception {
    return start(port, "", Map.of());
  }

  /** An exporter without a Flyte, behind something that a shell does first. */
  Process start(int port, String first, Map<String, String> environment) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", "-c", first + " exec \"$@\"", "bash"));
    command.addAll(ProgramCommand.of("run"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log(port).toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("FLYTE_EXPORTER_"));
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

  HttpResponse<String> get(int port, String path) throws Exception {
    URI url = URI.create("http://127.0.0.1:" + port + path);
    return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
  }

  JsonNode status(int port) throws Exception {
    return JSON.readTree(get(port, "/api/status").body());
  }

  /** Waits for these parts in the metrics of an exporter. */
  void awaitMetrics(int port, String... parts) {
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(get(port, "/metrics").body()).contains(parts));
  }

  /** An incident of an hour ago, as an earlier process left it. */
  Instant anHourAgo() throws Exception {
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
}
