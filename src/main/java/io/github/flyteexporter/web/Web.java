package io.github.flyteexporter.web;

import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.web.page.ExporterStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: its address, its certificate, and limits for clients. */
public final class Web {
  private static final Logger LOG = LoggerFactory.getLogger(Web.class);

  /** Threads for what blocks. Vert.x starts them all in time, and each keeps 0.1 MiB. */
  private static final int WORKERS = 8;

  private final Vertx vertx;
  private final Listen listen;
  private final ServerLimits limits;

  private Web(Vertx vertx, Listen listen, ServerLimits limits) {
    this.vertx = vertx;
    this.listen = listen;
    this.limits = limits;
  }

  /** The Vert.x to listen with: with TLS it bounds the handshakes that go on. */
  public static Vertx vertx(Listen listen) {
    VertxBuilder builder = Vertx.builder().with(new VertxOptions().setWorkerPoolSize(WORKERS));
    return listen.tls().isPresent() ? ServerTransport.in(builder).build() : builder.build();
  }

  /**
   * Listens; the future fails when it cannot, with an {@link IllegalArgumentException} when the
   * configuration is the reason.
   */
  public static Future<HttpServer> listen(
      Vertx vertx, Listen listen, ExporterStatus status, ProbeRegistry probes) {
    return listen(vertx, listen, status, probes, ServerLimits.DEFAULT);
  }

  /** Listens with the status page and nothing else, for everybody. */
  public static Future<HttpServer> listenForStatus(
      Vertx vertx, Listen listen, ExporterStatus status) {
    Web web = new Web(vertx, listen, ServerLimits.DEFAULT);
    return web.key()
        .compose(
            key -> web.serve(connections -> StatusRoutes.alone(vertx, status, connections), key));
  }

  static Future<HttpServer> listen(
      Vertx vertx,
      Listen listen,
      ExporterStatus status,
      ProbeRegistry probes,
      ServerLimits limits) {
    Users users;
    try {
      users = new Users(listen.users());
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(e);
    }
    Routes routes = new Routes(status, probes);
    Web web = new Web(vertx, listen, limits);
    return web.key()
        .compose(
            key -> web.serve(connections -> routes.router(vertx, users, limits, connections), key));
  }

  private Future<Optional<ServerKey>> key() {
    return listen
        .tls()
        .map(tls -> vertx.executeBlocking(() -> Optional.of(ServerKey.read(vertx, tls))))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private Future<HttpServer> serve(Function<Connections, Router> routes, Optional<ServerKey> key) {
    return OwnEventLoop.start(vertx, () -> serveHere(routes, key));
  }

  private Future<HttpServer> serveHere(
      Function<Connections, Router> routes, Optional<ServerKey> key) {
    Connections connections = new Connections(limits.connections(), limits.timeout());
    HttpServer server =
        vertx
            .createHttpServer(options(key))
            .connectionHandler(
                connection -> {
                  connection.exceptionHandler(e -> LOG.debug("A connection failed", e));
                  connections.opened(connection);
                })
            .exceptionHandler(e -> LOG.debug("A connection could not be established", e))
            .requestHandler(routes.apply(connections));
    return server
        .listen(listen.port(), listen.host())
        .onSuccess(
            listening -> {
              vertx.setPeriodic(
                  Math.max(100, limits.timeout().toMillis() / 10), timer -> connections.sweep());
              key.ifPresent(
                  served ->
                      new CertificateReloader(vertx, listening, listen.tls().orElseThrow(), served)
                          .every(limits.certificateCheck().toMillis()));
            });
  }

  /** HTTP/1.1 only: the pages are small, and its attack surface is the smallest. */
  private HttpServerOptions options(Optional<ServerKey> key) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHttp2ClearTextEnabled(false)
            .setUseAlpn(false)
            .setMaxInitialLineLength(ServerLimits.LINE)
            .setMaxHeaderSize(ServerLimits.HEADER)
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setIdleTimeout((int) limits.timeout().toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
            .setSslHandshakeTimeout(limits.handshakeTimeout().toMillis());
    key.ifPresent(served -> options.setSsl(true).setKeyCertOptions(served.options()));
    return options;
  }
}
