package io.github.flyteexporter.web;

import io.github.flyteexporter.export.Page;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** The routes: {@code /metrics}, {@code /}, {@code /-/healthy} and {@code /-/ready}. */
public final class Web {
  private final Supplier<Optional<Page>> newest;
  private final InstantSource clock;

  private Web(Supplier<Optional<Page>> newest, InstantSource clock) {
    this.newest = newest;
    this.clock = clock;
  }

  /** Listens on a host and port; fails when it cannot. */
  public static Future<HttpServer> listen(
      Vertx vertx, String host, int port, Supplier<Optional<Page>> newest, InstantSource clock) {
    Web web = new Web(newest, clock);
    Router router = Router.router(vertx);
    router.get("/").handler(web::front);
    router.get("/metrics").handler(web::metrics);
    router.get("/-/healthy").handler(context -> text(context, 200, "The exporter runs.\n"));
    router.get("/-/ready").handler(web::ready);
    return vertx
        .createHttpServer(new HttpServerOptions().setCompressionSupported(true))
        .requestHandler(router)
        .listen(port, host);
  }

  private void metrics(RoutingContext context) {
    Optional<Page> page = newest.get();
    if (page.isEmpty()) {
      text(context, 503, "The first round is not over yet.\n");
      return;
    }
    context
        .response()
        .putHeader("Content-Type", Page.CONTENT_TYPE)
        .end(Buffer.buffer(page.get().text()));
  }

  private void front(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .putHeader("Cache-Control", "no-store")
        .end(FrontPage.of(newest.get(), clock.instant()));
  }

  private void ready(RoutingContext context) {
    Optional<Page> page = newest.get();
    if (page.isEmpty()) {
      text(context, 503, "The first round is not over yet.\n");
      return;
    }
    Instant last = page.get().at();
    Duration age = Duration.between(last, clock.instant());
    boolean fresh = age.compareTo(page.get().beat().multipliedBy(3)) <= 0;
    text(
        context,
        fresh ? 200 : 503,
        "The last round ended " + age.toSeconds() + " s ago" + (fresh ? ".\n" : ": too long.\n"));
  }

  private static void text(RoutingContext context, int status, String text) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .end(text);
  }
}
