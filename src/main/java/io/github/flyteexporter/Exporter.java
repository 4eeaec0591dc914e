package io.github.flyteexporter;

import io.github.flyteexporter.web.Web;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** Puts the beat and the pages together. */
final class Exporter {
  private Exporter() {}

  /**
   * Serves the pages and starts the beat; the program then lives by its event loop.
   *
   * @return the port that is listened on
   * @throws IllegalStateException when it cannot listen there
   */
  static int serve(Vertx vertx, Rounds rounds, InstantSource clock, String host, int port) {
    try {
      HttpServer server =
          Web.listen(vertx, host, port, rounds::page, clock)
              .toCompletionStage()
              .toCompletableFuture()
              .get(30, TimeUnit.SECONDS);
      vertx.runOnContext(start -> rounds.start());
      return server.actualPort();
    } catch (Exception e) {
      vertx.close();
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(
          "cannot listen on " + host + ":" + port + ": " + why.getMessage(), e);
    }
  }
}
