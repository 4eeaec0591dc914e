package io.github.flyteexporter;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.Found;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Notices when targets come or go. */
final class Arrivals {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Sources sources;
  private final Supplier<Settings> settings;
  private final Consumer<Found> use;
  private Found last;

  /**
   * Arrivals and departures from now on.
   *
   * @param use is told what there is now, each time it changed
   */
  Arrivals(Sources sources, Supplier<Settings> settings, Found now, Consumer<Found> use) {
    this.sources = sources;
    this.settings = settings;
    this.last = now;
    this.use = use;
  }

  /** Looks each second. */
  void watch(Vertx vertx) {
    vertx.setPeriodic(EVERY.toMillis(), timer -> look());
  }

  /** Looks once. */
  void look() {
    Found now = sources.found(settings.get());
    if (!now.equals(last)) {
      last = now;
      use.accept(now);
    }
  }
}
