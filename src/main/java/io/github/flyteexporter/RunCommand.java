package io.github.flyteexporter;

import io.github.flyteexporter.config.EffectiveSettings;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsException;
import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.kube.Found;
import io.github.flyteexporter.kube.Kubernetes;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.scrape.ProfilingPort;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.FlyteNames;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Watches a live Flyte. */
@Command(
    name = "run",
    description = {
      "Watches the Flyte that the configuration names; the default command.",
      "Each key of the file is an environment variable too, which wins: FLYTE_EXPORTER_BEAT=30s.",
      "A changed file is read again by itself and at SIGHUP; a bad one never replaces a good one."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class RunCommand implements Callable<Integer> {
  /** Without Kubernetes: a sidecar. */
  private static final Found ALONE = Found.all(List.of(Settings.SIDECAR));

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
    Reload reload = begin(source, clock);
    Vertx vertx = Vertx.vertx();
    FlyteNames names = Catalogue.names();
    Settings settings = reload.current();
    Optional<Kubernetes> kubernetes = Kubernetes.here(settings.kubernetes(), clock);
    Sources sources =
        new Sources(
            target -> new ProfilingPort(vertx, target, names, clock),
            kubernetes
                .map(around -> around.sources(vertx, () -> reload.current().beat()))
                .orElse(List.of()),
            () -> kubernetes.map(Kubernetes::found).orElse(ALONE));
    AuthSources auth = new AuthSources(vertx, clock);
    DatabaseSources database = new DatabaseSources(vertx, clock);
    BiFunction<Settings, Found, Plan> plan =
        (with, targets) ->
            plan(
                with,
                Stream.of(
                    sources.of(targets),
                    auth.of(with, targets),
                    database.of(with.database(), targets.clusterWide())));
    Found found = sources.found(settings);
    Rounds rounds = new Rounds(vertx, plan.apply(settings, found), clock, reload::values);
    new Arrivals(
            sources,
            reload::current,
            found,
            now -> rounds.change(plan.apply(reload.current(), now)))
        .watch(vertx);
    reload.onChange(next -> rounds.change(plan.apply(next, sources.found(next))));
    ReloadWatch watch = new ReloadWatch(vertx, reload);
    watch.listenForHangUp(); // from the first page on: without us, the signal ends a process
    Exporter.serve(
        vertx, rounds, clock, settings.listen(), () -> EffectiveSettings.yaml(reload.current()));
    if (config != null && Files.isRegularFile(config)) {
      watch.start();
    }
    return 0;
  }

  private static Reload begin(SettingsSource source, InstantSource clock) {
    try {
      return Reload.begin(source, clock);
    } catch (SettingsException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static Plan plan(Settings settings, Stream<List<Source>> sources) {
    List<Source> all = sources.flatMap(List::stream).toList();
    return new Plan(all, settings.beat(), settings.beat(), true, settings.projectDomains());
  }
}
