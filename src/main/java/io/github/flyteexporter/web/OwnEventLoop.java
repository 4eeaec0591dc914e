package io.github.flyteexporter.web;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Starts a server on another event loop than the one that asks for it, so that a round delays no
 * answer: Vert.x gives all that a thread begins to one event loop, and deployments to the next ones
 * in turn.
 */
final class OwnEventLoop {
  /** Vert.x has at least two event loops, and at most two for each core. */
  private static final int MOST_LOOPS = 64;

  private final Vertx vertx;
  private final Context asking;
  private final Supplier<Future<HttpServer>> server;
  private final Promise<HttpServer> listening = Promise.promise();
  private volatile Optional<Future<HttpServer>> begun = Optional.empty();
  private int loops = MOST_LOOPS;

  private OwnEventLoop(Vertx vertx, Context asking, Supplier<Future<HttpServer>> server) {
    this.vertx = vertx;
    this.asking = asking;
    this.server = server;
  }

  /** Starts it; the future ends on the event loop that asks, and fails as the server's does. */
  static Future<HttpServer> start(Vertx vertx, Supplier<Future<HttpServer>> server) {
    Context asking = vertx.getOrCreateContext();
    OwnEventLoop own = new OwnEventLoop(vertx, asking, server);
    asking.runOnContext(now -> own.deploy(Thread.currentThread()));
    return own.listening.future();
  }

  private void deploy(Thread busy) {
    loops--;
    Deployable deployable =
        context -> {
          if (Thread.currentThread() != busy || loops == 0) {
            begun = Optional.of(begin());
          }
          return Future.succeededFuture();
        };
    vertx
        .deployVerticle(deployable)
        .onFailure(listening::fail)
        .onSuccess(
            id ->
                begun.ifPresentOrElse(
                    started -> started.onComplete(result -> end(id, result)),
                    () -> {
                      vertx.undeploy(id);
                      deploy(busy);
                    }));
  }

  private Future<HttpServer> begin() {
    try {
      return server.get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private void end(String deployment, AsyncResult<HttpServer> result) {
    asking.runOnContext(
        then -> {
          if (result.failed()) {
            vertx.undeploy(deployment);
          }
          listening.complete(result.result(), result.cause());
        });
  }
}
