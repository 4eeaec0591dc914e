package io.github.flyteexporter.web;

import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.export.Exposition;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server: where it listens, with which certificate, and what a client may cost. */
public final class Web {
  private static final Logger LOG = LoggerFactory.getLogger(Web.class);

  private final Vertx vertx;
  private final Listen listen;
  private final Limits limits;

  private Web(Vertx vertx, Listen listen, Limits limits) {
    this.vertx = vertx;
    this.listen = listen;
    this.limits = limits;
  }

  /**
   * Listens; the future fails when it cannot, with an {@link IllegalArgumentException} when the
   * configuration is why.
   *
   * @param newest what the newest round made
   * @param config the effective configuration, without secrets
   */
  public static Future<HttpServer> listen(
      Vertx vertx,
      Listen listen,
      Supplier<Optional<Exposition>> newest,
      InstantSource clock,
      Supplier<String> config) {
    return listen(vertx, listen, newest, clock, config, ProbeRoute.NONE);
  }

  /** The same with doors that can be tried by their names. */
  public static Future<HttpServer> listen(
      Vertx vertx,
      Listen listen,
      Supplier<Optional<Exposition>> newest,
      InstantSource clock,
      Supplier<String> config,
      ProbeRoute.Doors doors) {
    return listen(vertx, listen, newest, clock, config, doors, Limits.USUAL);
  }

  static Future<HttpServer> listen(
      Vertx vertx,
      Listen listen,
      Supplier<Optional<Exposition>> newest,
      InstantSource clock,
      Supplier<String> config,
      ProbeRoute.Doors doors,
      Limits limits) {
    Users users;
    try {
      users = new Users(listen.users());
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(e);
    }
    Routes routes = new Routes(newest, clock, config, doors);
    Web web = new Web(vertx, listen, limits);
    return web.key().compose(key -> web.serve(routes, users, key));
  }

  private Future<Optional<ServerKey>> key() {
    return listen
        .tls()
        .map(tls -> vertx.executeBlocking(() -> Optional.of(ServerKey.read(vertx, tls))))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private Future<HttpServer> serve(Routes routes, Users users, Optional<ServerKey> key) {
    Connections connections = new Connections(limits.connections(), limits.patience());
    HttpServer server =
        vertx
            .createHttpServer(options(key))
            .connectionHandler(
                connection -> {
                  connection.exceptionHandler(e -> LOG.debug("A connection broke", e));
                  connections.opened(connection);
                })
            .exceptionHandler(e -> LOG.debug("A connection did not come about", e))
            .requestHandler(routes.router(vertx, users, limits, connections));
    return server
        .listen(listen.port(), listen.host())
        .onSuccess(
            listening -> {
              vertx.setPeriodic(
                  Math.max(100, limits.patience().toMillis() / 10), timer -> connections.sweep());
              key.ifPresent(
                  served ->
                      new CertificateReloader(vertx, listening, listen.tls().orElseThrow(), served)
                          .every(limits.renewal().toMillis()));
            });
  }

  /** HTTP/1.1 only: all that is read here is small, and it is the least to be attacked. */
  private HttpServerOptions options(Optional<ServerKey> key) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHttp2ClearTextEnabled(false)
            .setUseAlpn(false)
            .setMaxInitialLineLength(Limits.LINE)
            .setMaxHeaderSize(Limits.HEADER)
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setIdleTimeout((int) limits.patience().toMillis());
    key.ifPresent(served -> options.setSsl(true).setKeyCertOptions(served.options()));
    return options;
  }
}
