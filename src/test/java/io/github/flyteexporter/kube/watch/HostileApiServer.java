package io.github.flyteexporter.kube.watch;

import static io.github.flyteexporter.kube.ScriptedApiServer.event;
import static io.github.flyteexporter.kube.ScriptedApiServer.events;
import static io.github.flyteexporter.kube.ScriptedApiServer.json;
import static io.github.flyteexporter.kube.ScriptedApiServer.list;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.kube.ScriptedApiServer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** A type watched at an API server that may answer badly. */
@ParameterizedClass
@FieldSource("io.github.flyteexporter.kube.watch.Kept#ALL")
abstract class HostileApiServer {
  final Kept<?> kept;
  final Handler<HttpServerRequest> good;
  final Handler<HttpServerRequest> another;
  ScriptedApiServer server;

  HostileApiServer(Kept<?> kept) {
    this.kept = kept;
    this.good = good(kept);
    this.another = another(kept);
  }

  private static Handler<HttpServerRequest> good(Kept<?> kept) {
    return request -> json(request, list(5, kept.object("a", 1)));
  }

  private static Handler<HttpServerRequest> another(Kept<?> kept) {
    return request -> events(request, event("ADDED", kept.object("b", 9)));
  }

  /**
   * Connects once. The first connection of a JVM may take longer than the time limit of a list, and
   * each list that then times out is counted.
   */
  @BeforeParameterizedClassInvocation
  static void warmUp(Kept<?> kept) throws Exception {
    try (ScriptedApiServer server = new ScriptedApiServer()) {
      server.list = good(kept);
      server.watch = another(kept);
      try (WatchingType<?> watching = kept.watching(server.url())) {
        await().until(() -> watching.size() == 2);
      }
    }
  }

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedApiServer();
    server.list = good;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static void tooMany(HttpServerRequest request) {
    request.response().setStatusCode(429).putHeader("Retry-After", "77").end();
  }
}
