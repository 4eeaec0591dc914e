package io.github.flyteexporter.web;

import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.runtime.SetClock;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real server on a port of its own, and ways to ask it. */
public final class Served implements AutoCloseable {
  public static final Listen ANYBODY = Listen.at("localhost", 0);

  public final SetClock clock = new SetClock(Instant.parse("2026-01-01T00:00:00Z"));
  final int port;
  volatile Optional<Exposition> page = Optional.empty();
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();

  private Served(Listen listen, Limits limits, ProbeRoute.Doors doors) throws Exception {
    port =
        Web.listen(vertx, listen, () -> page, clock, () -> "interval: 15s\n", doors, limits)
            .toCompletionStage()
            .toCompletableFuture()
            .get(30, TimeUnit.SECONDS)
            .actualPort();
  }

  public static Served by(Listen listen, Limits limits) throws Exception {
    return new Served(listen, limits, ProbeRoute.NONE);
  }

  public static Served by(Listen listen, ProbeRoute.Doors doors) throws Exception {
    return new Served(listen, Limits.USUAL, doors);
  }

  public static Served by(Listen listen) throws Exception {
    return new Served(listen, Limits.USUAL, ProbeRoute.NONE);
  }

  public void show(Exposition next) {
    clock.set(next.at());
    page = Optional.of(next);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  public HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** A connection that waits at most half a minute for an answer. */
  Socket connect() throws IOException {
    Socket socket = new Socket("localhost", port);
    socket.setSoTimeout(30_000);
    return socket;
  }

  /** Sends bytes and reads until the server closes. */
  String raw(String bytes) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
