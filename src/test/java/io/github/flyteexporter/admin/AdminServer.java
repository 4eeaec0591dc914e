package io.github.flyteexporter.admin;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.look.LookResult;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.LookLines;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.runtime.SetClock;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A server in the place of flyteadmin, and a source that reads it on a clock that is set. */
final class AdminServer implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  final SetClock clock = new SetClock(START);

  /** What was asked for, in order. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  private final Vertx vertx = Vertx.vertx();
  private final AdminSource source;
  private volatile Handler<HttpServerRequest> handler;

  AdminServer(Handler<HttpServerRequest> handler) throws Exception {
    this("localhost", handler);
  }

  /** A server on an address of loopback, such as {@code ::1}. */
  AdminServer(String address, Handler<HttpServerRequest> handler) throws Exception {
    this(address, handler, AdminCredentials.NONE, FlyteWorkflowIndex.NONE, Duration.ofSeconds(10));
  }

  AdminServer(
      Handler<HttpServerRequest> handler,
      AdminCredentials credentials,
      FlyteWorkflowIndex index,
      Duration timeout)
      throws Exception {
    this("localhost", handler, credentials, index, timeout);
  }

  private AdminServer(
      String address,
      Handler<HttpServerRequest> handler,
      AdminCredentials credentials,
      FlyteWorkflowIndex index,
      Duration timeout)
      throws Exception {
    this.handler = handler;
    int port =
        get(vertx
                .createHttpServer()
                .requestHandler(
                    request -> {
                      asked.add(request.uri());
                      this.handler.handle(request);
                    })
                .listen(0, address))
            .actualPort();
    this.source =
        new AdminSource(
            vertx,
            URI.create(
                "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port),
            new AdminAccess(null, Optional.empty(), timeout, Optional.empty(), null),
            credentials,
            index,
            clock,
            () -> 0.5);
  }

  /** The same answer to every request. */
  static Handler<HttpServerRequest> always(int status, String body) {
    return request -> request.response().setStatusCode(status).end(body);
  }

  static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  void answers(Handler<HttpServerRequest> next) {
    handler = next;
  }

  /** Sets the time of day forward or back; no time passes. */
  void setClock(Duration by) {
    clock.setWall(now().plus(by));
  }

  /** A round after some time. */
  Reading poll(Duration later) throws Exception {
    clock.set(now().plus(later));
    return get(source.read());
  }

  Reading poll() throws Exception {
    return poll(Duration.ofSeconds(15));
  }

  /** How the reads of the last round went, each once: {@code projects ok status 200}. */
  List<String> looks() throws Exception {
    return LookLines.of(get(source.looks()).stream().map(LookResult::look).toList());
  }

  Instant now() {
    return clock.instant();
  }

  @Override
  public void close() {
    source.close();
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
