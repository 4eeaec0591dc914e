package io.github.flyteexporter.kube.watch;

import static io.github.flyteexporter.kube.ScriptedApiServer.event;
import static io.github.flyteexporter.kube.ScriptedApiServer.events;
import static io.github.flyteexporter.kube.ScriptedApiServer.json;
import static io.github.flyteexporter.kube.ScriptedApiServer.list;

import io.github.flyteexporter.kube.ScriptedApiServer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
    this.good = request -> json(request, list(5, kept.object("a", 1)));
    this.another = request -> events(request, event("ADDED", kept.object("b", 9)));
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
