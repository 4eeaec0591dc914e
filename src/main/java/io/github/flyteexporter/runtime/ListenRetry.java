package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.web.ProbeRegistry;
import io.github.flyteexporter.web.Web;
import io.github.flyteexporter.web.page.ExporterStatus;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries to listen until it succeeds: a taken port must not end a sidecar. */
final class ListenRetry {
  private static final Logger LOG = LoggerFactory.getLogger(ListenRetry.class);

  /** The time between two attempts. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final ConfigReloader reload;
  private final ExporterStatus status;
  private final ListenSetting setting;
  private final ProbeRegistry probes;
  private String lastFailure = "";

  ListenRetry(
      Vertx vertx,
      ConfigReloader reload,
      ExporterStatus status,
      ListenSetting setting,
      ProbeRegistry probes) {
    this.vertx = vertx;
    this.reload = reload;
    this.status = status;
    this.setting = setting;
    this.probes = probes;
  }

  /** Begins now; every attempt uses the settings of its moment. */
  void start() {
    Optional<Listen> wanted = reload.listen();
    if (wanted.isEmpty()) {
      failed("not listening until the mistakes in listen.users and listen.tls are corrected");
      return;
    }
    Listen listen = wanted.get();
    Web.listen(vertx, listen, status, probes)
        .onSuccess(
            server -> {
              reload.listening(listen);
              LOG.info("Listening on {}", listen.at(server.actualPort()));
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
