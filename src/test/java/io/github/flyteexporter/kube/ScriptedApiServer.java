package io.github.flyteexporter.kube;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An API server that answers lists and watches as a test wants it. */
public final class ScriptedApiServer implements AutoCloseable {
  public static final String EMPTY = list(7);

  public final List<String> asked = new CopyOnWriteArrayList<>();
  public volatile Handler<HttpServerRequest> list = request -> json(request, EMPTY);
  public volatile Handler<HttpServerRequest> watch = ScriptedApiServer::open;
  public final Vertx vertx;

  /** The connections that are open. */
  public final AtomicInteger connections = new AtomicInteger();

  private HttpServer server;

  private final HttpServerOptions options;

  public ScriptedApiServer() throws Exception {
    this(new HttpServerOptions().setHost("127.0.0.1"));
  }

  /** One that listens on this host, with TLS perhaps. */
  public ScriptedApiServer(HttpServerOptions options) throws Exception {
    this.options = options;
    this.vertx = Vertx.vertx();
    listen(0);
  }

  /** Listens, again perhaps. */
  public void listen(int port) throws Exception {
    server =
        vertx
            .createHttpServer(options)
            .requestHandler(this::handle)
            .connectionHandler(
                connection -> {
                  connections.incrementAndGet();
                  connection.closeHandler(closed -> connections.decrementAndGet());
                })
            .listen(port, options.getHost())
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  private void handle(HttpServerRequest request) {
    asked.add(request.uri());
    (request.getParam("watch") == null ? list : watch).handle(request);
  }

  public int port() {
    return server.actualPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/";
  }

  public long lists() {
    return asked.stream().filter(uri -> !uri.contains("watch=true")).count();
  }

  public long watches() {
    return asked.size() - lists();
  }

  public void stop() throws Exception {
    server.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** A good answer. */
  public static void json(HttpServerRequest request, String body) {
    request.response().putHeader("Content-Type", "application/json").end(body);
  }

  /** A watch on which nothing comes. */
  public static void open(HttpServerRequest request) {
    events(request);
  }

  /** A watch that stays open after these lines. */
  public static void events(HttpServerRequest request, String... lines) {
    request.response().setChunked(true).putHeader("Content-Type", "application/json");
    request.response().write(lines.length == 0 ? "" : String.join("\n", lines) + "\n");
  }

  /** A list at a resourceVersion. */
  public static String list(long version, String... items) {
    return "{\"kind\":\"FlyteWorkflowList\",\"metadata\":{\"resourceVersion\":\""
        + version
        + "\"},\"items\":["
        + String.join(",", items)
        + "]}";
  }

  /** A FlyteWorkflow. */
  public static String workflow(String uid, long version, int phase) {
    return "{\"metadata\":{\"uid\":\"%s\",\"resourceVersion\":\"%d\"},\"spec\":{\"nodes\":{}},\"executionId\":{\"project\":\"p\",\"domain\":\"d\"},\"status\":{\"phase\":%d}}"
        .formatted(uid, version, phase);
  }

  /** A line of a watch. */
  public static String event(String type, String object) {
    return "{\"type\":\"" + type + "\",\"object\":" + object + "}";
  }

  /** Answers with a status and nothing else. */
  public static Handler<HttpServerRequest> status(int code) {
    return request -> request.response().setStatusCode(code).end();
  }
}
