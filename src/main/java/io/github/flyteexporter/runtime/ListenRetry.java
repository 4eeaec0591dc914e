package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.Listen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries to listen until it succeeds: a taken port must not end a sidecar. */
final class ListenRetry {
  private static final Logger LOG = LoggerFactory.getLogger(ListenRetry.class);

  /** The time between two attempts. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final Supplier<Optional<Listen>> wanted;
  private final ListenSetting setting;
  private final Function<Listen, Future<HttpServer>> server;
  private final Consumer<Listen> listening;
  private String lastFailure = "";

  /**
   * Not begun yet.
   *
   * @param wanted where to listen now, empty while that is not clear
   * @param setting what sets it
   * @param server listens
   * @param listening learns where the server listens
   */
  ListenRetry(
      Vertx vertx,
      Supplier<Optional<Listen>> wanted,
      ListenSetting setting,
      Function<Listen, Future<HttpServer>> server,
      Consumer<Listen> listening) {
    this.vertx = vertx;
    this.wanted = wanted;
    this.setting = setting;
    this.server = server;
    this.listening = listening;
  }

  /** Begins now; every attempt uses the settings of its moment. */
  void start() {
    Optional<Listen> now = wanted.get();
    if (now.isEmpty()) {
      failed("not listening until the mistakes in listen.users and listen.tls are corrected");
      return;
    }
    Listen listen = now.get();
    server
        .apply(listen)
        .onSuccess(
            opened -> {
              listening.accept(listen);
              LOG.info("Listening on {}", listen.at(opened.actualPort()));
            })
        .onFailure(error -> failed(ListenFailure.message(listen, setting, error)));
  }

  /** Logged once for each reason, not for each attempt. */
  private void failed(String why) {
    if (!why.equals(lastFailure)) {
      lastFailure = why;
      LOG.error("{}; trying again every {} s", why, PAUSE.toSeconds());
    }
    vertx.setTimer(PAUSE.toMillis(), timer -> start());
  }
}
