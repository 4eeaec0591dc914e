package io.github.flyteexporter.auth;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A real HTTP server on loopback that answers as it is told and remembers what it was asked. */
public final class HttpStandIn {
  /** A request that came, whole. */
  record Came(String method, String uri, Map<String, String> headers, String body) {
    String path() {
      return uri.replaceFirst("\\?.*", "");
    }
  }

  private final HttpServer server;
  private final String scheme;
  private final Map<String, Handler<HttpServerRequest>> answers = new ConcurrentHashMap<>();
  private final List<Came> came = new CopyOnWriteArrayList<>();

  HttpStandIn(Vertx vertx) throws Exception {
    this(vertx, new HttpServerOptions());
  }

  HttpStandIn(Vertx vertx, HttpServerOptions options) throws Exception {
    scheme = options.isSsl() ? "https" : "http";
    server =
        vertx
            .createHttpServer(options)
            .requestHandler(this::take)
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  private void take(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              Map<String, String> headers = new ConcurrentHashMap<>();
              request
                  .headers()
                  .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
              came.add(new Came(request.method().name(), request.uri(), headers, body.toString()));
              answers
                  .getOrDefault(
                      request.path(), unknown -> unknown.response().setStatusCode(404).end())
                  .handle(request);
            });
  }

  HttpStandIn on(String path, Handler<HttpServerRequest> answer) {
    answers.put(path, answer);
    return this;
  }

  HttpStandIn json(String path, int status, JsonObject body) {
    return on(path, json(status, body));
  }

  static Handler<HttpServerRequest> json(int status, JsonObject body) {
    return text(status, "application/json", body.encode());
  }

  static Handler<HttpServerRequest> text(int status, String type, String body) {
    return request ->
        request
            .response()
            .setStatusCode(status)
            .putHeader("Content-Type", type)
            .end(Buffer.buffer(body));
  }

  URI url() {
    return URI.create(scheme + "://localhost:" + port());
  }

  int port() {
    return server.actualPort();
  }

  List<Came> came() {
    return came;
  }

  List<Came> came(String path) {
    return came.stream().filter(one -> one.path().equals(path)).toList();
  }
}
