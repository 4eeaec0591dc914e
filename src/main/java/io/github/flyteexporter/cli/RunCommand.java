package io.github.flyteexporter.cli;

import io.github.flyteexporter.config.EffectiveSettings;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.runtime.ConfigReloader;
import io.github.flyteexporter.runtime.ConfigWatcher;
import io.github.flyteexporter.runtime.Exporter;
import io.github.flyteexporter.runtime.LiveSourceFactory;
import io.github.flyteexporter.runtime.PollLoop;
import io.github.flyteexporter.runtime.TargetWatcher;
import io.github.flyteexporter.runtime.UsageException;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Watches a live Flyte. */
@Command(
    name = "run",
    description = {
      "Watches the Flyte that the configuration names; the default command.",
      "Each key of the file is an environment variable too, which wins:"
          + " FLYTE_EXPORTER_INTERVAL=30s.",
      "A changed file is read again by itself and at SIGHUP; a bad one never replaces a good one."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class RunCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file; without one: a sidecar of flyte-binary.")
  private Path config;

  RunCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    SettingsSource source = new SettingsSource(Optional.ofNullable(config), environment);
    InstantSource clock = InstantSource.system();
    ConfigReloader reload = begin(source, clock);
    Vertx vertx = Vertx.vertx();
    Settings settings = reload.current();
    LiveSourceFactory sources =
        new LiveSourceFactory(
            vertx, settings, () -> reload.current().interval(), clock, environment);
    DiscoveredTargets found = sources.found(settings);
    PollLoop rounds = new PollLoop(vertx, sources.plan(settings, found), clock, reload::values);
    new TargetWatcher(
            sources.ports(),
            reload::current,
            found,
            now -> rounds.change(sources.plan(reload.current(), now)))
        .watch(vertx);
    reload.onChange(next -> rounds.change(sources.plan(next, sources.found(next))));
    ConfigWatcher watch = new ConfigWatcher(vertx, reload);
    watch.listenForHangUp(); // from the first page on: without us, the signal ends a process
    Exporter.serve(
        vertx,
        rounds,
        clock,
        settings.listen(),
        () -> EffectiveSettings.yaml(reload.current()),
        sources.doors());
    if (config != null && Files.isRegularFile(config)) {
      watch.start();
    }
    return 0;
  }

  private static ConfigReloader begin(SettingsSource source, InstantSource clock) {
    try {
      return ConfigReloader.begin(source, clock);
    } catch (SettingsException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
