package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Notices when targets come or go. */
public final class TargetWatcher {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final ScrapeTargets sources;
  private final Supplier<Settings> settings;
  private final Consumer<DiscoveredTargets> use;
  private DiscoveredTargets last;

  /**
   * Arrivals and departures from now on.
   *
   * @param use is told what there is now, each time it changed
   */
  public TargetWatcher(
      ScrapeTargets sources,
      Supplier<Settings> settings,
      DiscoveredTargets now,
      Consumer<DiscoveredTargets> use) {
    this.sources = sources;
    this.settings = settings;
    this.last = now;
    this.use = use;
  }

  /** Looks each second. */
  public void watch(Vertx vertx) {
    vertx.setPeriodic(EVERY.toMillis(), timer -> look());
  }

  /** Looks once. */
  void look() {
    DiscoveredTargets now = sources.found(settings.get());
    if (!now.equals(last)) {
      last = now;
      use.accept(now);
    }
  }
}
