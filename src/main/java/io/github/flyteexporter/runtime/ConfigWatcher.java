package io.github.flyteexporter.runtime;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reloads the configuration when it changes, checked every few seconds, and at SIGHUP. */
public final class ConfigWatcher {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigWatcher.class);

  /** The time between two checks of the file. */
  static final Duration EVERY = Duration.ofSeconds(5);

  /** How long a changed file must be unchanged before it is read. */
  static final Duration SETTLED = Duration.ofMillis(300);

  private final Vertx vertx;
  private final ConfigReloader reload;

  public ConfigWatcher(Vertx vertx, ConfigReloader reload) {
    this.vertx = vertx;
    this.reload = reload;
  }

  /** Checks the file as long as the program runs. */
  public void start() {
    checkIn(EVERY);
  }

  /** Reloads at each SIGHUP, changed or not. */
  public void reloadOnSighup() {
    SighupHandler.handle(
        () ->
            worker(
                () -> {
                  reload.reload();
                  return false;
                }));
  }

  private void checkIn(Duration time) {
    vertx.setTimer(
        time.toMillis(),
        timer ->
            worker(reload::check)
                .otherwise(false)
                .onSuccess(changed -> checkIn(changed ? SETTLED : EVERY)));
  }

  private Future<Boolean> worker(Callable<Boolean> job) {
    return vertx
        .executeBlocking(job)
        .onFailure(error -> LOG.error("Checking for a new configuration failed", error));
  }
}
