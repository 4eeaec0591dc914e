package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Notices when discovered targets come or go. */
public final class TargetWatcher {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final ScrapeTargets targets;
  private final Supplier<Settings> settings;
  private final Consumer<DiscoveredTargets> onChange;
  private DiscoveredTargets last;

  /**
   * Compares with these targets.
   *
   * @param onChange is called with the targets whenever they changed
   */
  public TargetWatcher(
      ScrapeTargets targets,
      Supplier<Settings> settings,
      DiscoveredTargets now,
      Consumer<DiscoveredTargets> onChange) {
    this.targets = targets;
    this.settings = settings;
    this.last = now;
    this.onChange = onChange;
  }

  /** Checks once a second. */
  public void watch(Vertx vertx) {
    vertx.setPeriodic(EVERY.toMillis(), timer -> check());
  }

  /** Checks once. */
  void check() {
    DiscoveredTargets now = targets.discover(settings.get());
    if (!now.equals(last)) {
      last = now;
      onChange.accept(now);
    }
  }
}
