package io.github.flyteexporter.runtime;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for a change of the configuration every few seconds, and when SIGHUP asks for it. */
public final class ConfigWatcher {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigWatcher.class);

  /** How often a file is looked at. */
  static final Duration EVERY = Duration.ofSeconds(5);

  /** How long a changed file must stand still. */
  static final Duration SETTLED = Duration.ofMillis(300);

  private final Vertx vertx;
  private final ConfigReloader reload;

  public ConfigWatcher(Vertx vertx, ConfigReloader reload) {
    this.vertx = vertx;
    this.reload = reload;
  }

  /** Watches as long as the program lives. */
  public void start() {
    lookIn(EVERY);
  }

  /** Reloads at each SIGHUP, changed or not. */
  public void listenForHangUp() {
    SighupHandler.handle(
        () ->
            worker(
                () -> {
                  reload.force();
                  return false;
                }));
  }

  private void lookIn(Duration time) {
    vertx.setTimer(
        time.toMillis(),
        timer ->
            worker(reload::check)
                .otherwise(false)
                .onSuccess(changed -> lookIn(changed ? SETTLED : EVERY)));
  }

  private Future<Boolean> worker(Callable<Boolean> job) {
    return vertx
        .executeBlocking(job)
        .onFailure(error -> LOG.error("Looking for a new configuration failed", error));
  }
}
