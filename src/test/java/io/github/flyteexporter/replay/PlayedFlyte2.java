package io.github.flyteexporter.replay;

import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/**
 * Servers that answer as a Flyte 2 answered in a recording, at the moment of a clock: its API in
 * clear, its metrics over TLS to whoever sends a token.
 */
public final class PlayedFlyte2 {
  public static final String TOKEN = "a-token";

  private final Vertx vertx;
  private final Recording recording;
  private final TimeSource time;
  private final HttpServer api;
  private final HttpServer metrics;
  private final AtomicInteger requests = new AtomicInteger();

  public PlayedFlyte2(Vertx vertx, Path folder, TimeSource time, KeyCertOptions key)
      throws Exception {
    this.vertx = vertx;
    this.recording = Played.open(folder);
    this.time = time;
    this.api = listen(new HttpServerOptions(), this::api);
    this.metrics =
        listen(new HttpServerOptions().setSsl(true).setKeyCertOptions(key), this::metrics);
  }

  private HttpServer listen(HttpServerOptions options, Handler<HttpServerRequest> handler)
      throws Exception {
    return vertx
        .createHttpServer(options)
        .requestHandler(handler)
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }

  public int apiPort() {
    return api.actualPort();
  }

  public int metricsPort() {
    return metrics.actualPort();
  }

  /** Requests on the API so far. */
  public int requests() {
    return requests.get();
  }

  public Duration length() {
    return recording.length();
  }

  private void api(HttpServerRequest request) {
    requests.incrementAndGet();
    request.body().onSuccess(body -> answer(request, name(request.path(), body.toString())));
  }

  private static String name(String path, String body) {
    return switch (path) {
      case "/healthz", "/readyz" -> "api." + path.substring(1);
      case "/flyteidl2.project.ProjectService/ListProjects" -> "api.projects.json";
      case "/flyteidl2.trigger.TriggerService/ListTriggers" -> "api.triggers.json";
      case "/flyteidl2.workflow.RunService/ListRuns" ->
          body.contains("\"filters\"") ? "api.runs.queued.json" : "api.runs.json";
      default -> "";
    };
  }

  private void metrics(HttpServerRequest request) {
    boolean known = ("Bearer " + TOKEN).equals(request.getHeader("authorization"));
    answer(request, known ? "metrics.https.token" : "metrics.https.none");
  }

  private void answer(HttpServerRequest request, String name) {
    try {
      Snapshot tick = recording.at(Duration.between(recording.start(), time.instant()));
      Snapshot.Answer answer = tick.answers().get(name);
      if (answer == null || answer.status() == 0) {
        request.connection().close();
        return;
      }
      Buffer body = Buffer.buffer(tick.has(name) ? read(tick, name) : new byte[0]);
      request
          .response()
          .setStatusCode(answer.status())
          .putHeader("content-type", name.endsWith(".json") ? "application/json" : "text/plain");
      vertx.setTimer(Math.max(1, answer.took().toMillis()), late -> request.response().end(body));
    } catch (IOException e) {
      request.response().setStatusCode(599).end(String.valueOf(e.getMessage()));
    }
  }

  private static byte[] read(Snapshot tick, String name) throws IOException {
    try (InputStream in = new GZIPInputStream(tick.open(name))) {
      return in.readAllBytes();
    }
  }
}
