package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.FreePort;
import io.github.flyteexporter.http.RawServer;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program beside a Flyte whose {@code /config} names an object store, which dies. */
class LooksProcessIT {
  private static final Path RECORDED = Path.of("src/main/resources/demo/db-down/ticks/000");
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;
  private int port;

  @AfterEach
  void end() throws Exception {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  private static String recorded(String name) throws Exception {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(RECORDED.resolve(name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void answer(Socket connection, String status, String type, String body)
      throws Exception {
    RawServer.send(
        connection,
        "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(status, type, body.getBytes(StandardCharsets.ISO_8859_1).length, body));
  }

  /** A profiling port with recorded pages, whose settings name another object store. */
  private static RawServer flyte(int store) throws Exception {
    String page = recorded("flyte-binary.metrics.gz");
    String config =
        recorded("flyte-binary.config.gz").replace("127.0.0.1:19000", "127.0.0.1:" + store);
    assertThat(config).contains("127.0.0.1:" + store);
    return new RawServer(
        "127.0.0.1",
        connection -> {
          String path = RawServer.request(connection).split(" ", 3)[1];
          switch (path) {
            case "/metrics" -> answer(connection, "200 OK", "text/plain", page);
            case "/config" -> answer(connection, "200 OK", "application/json", config);
            default -> answer(connection, "404 Not Found", "text/plain", "");
          }
        });
  }

  private static RawServer objectStore(List<String> asked) throws Exception {
    return new RawServer(
        "127.0.0.1",
        connection -> {
          String request = RawServer.request(connection);
          if (!request.isEmpty()) {
            asked.add(request);
            RawServer.send(
                connection,
                "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
          }
        });
  }

  private void run(RawServer flyte) throws Exception {
    port = FreePort.find();
    Path config =
        Files.writeString(
            folder.resolve("c.yaml"),
            """
            interval: 1s
            listen: {host: 127.0.0.1, port: %d}
            kubernetes: {enabled: false}
            admin: {enabled: false}
            targets: [{name: flyte-binary, url: "http://127.0.0.1:%d", readConfig: true}]
            """
                .formatted(port, flyte.port()));
    ProcessBuilder builder =
        new ProcessBuilder(ProgramCommand.of("run", "--config", config.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("FLYTE_EXPORTER_"));
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    process = builder.start();
  }

  private String get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private void awaitOn(String path, String... parts) {
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(get(path)).contains(parts));
  }

  @Test
  void theObjectStoreIsFoundAndItsDeathIsSeen() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    RawServer store = objectStore(asked);
    try (RawServer flyte = flyte(store.port())) {
      run(flyte);
      awaitOn(
          "/metrics",
          "flyte_look_success{call=\"get\",target=\"object_store\"} 1.0",
          "flyte_look_success{call=\"head_bucket\",target=\"object_store\"} 1.0");
      assertThat(get("/metrics")).doesNotContain("flyte_look_failures{");
      assertThat(asked)
          .anyMatch(request -> request.startsWith("HEAD /my-s3-bucket HTTP/1.1"))
          .noneMatch(request -> request.toLowerCase(Locale.ROOT).contains("authorization"));
      store.close();
      awaitOn(
          "/metrics",
          "flyte_look_success{call=\"get\",target=\"object_store\"} 0.0",
          "flyte_look_failures{call=\"get\",outcome=\"refused\",phase=\"connect\","
              + "target=\"object_store\"} 1.0",
          "flyte_exporter_source_up{source=\"look\",target=\"object_store\"} 1.0");
      awaitOn("/targets", "<h2>Direct looks</h2>", "refused (connect)", "get failed, refused: ");
    } finally {
      store.close();
    }
  }
}
