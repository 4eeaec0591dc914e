package io.github.flyteexporter;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsFile;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.scrape.ProfilingPort;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.FlyteNames;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Watches a live Flyte. */
@Command(
    name = "run",
    description = "Watches the Flyte that the configuration names; the default command.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file; without one: a sidecar of flyte-binary.")
  private Path config;

  @Override
  public Integer call() throws Exception {
    Settings settings = settings();
    Vertx vertx = Vertx.vertx();
    InstantSource clock = InstantSource.system();
    FlyteNames names = Catalogue.names();
    List<Source> sources =
        settings.targets().stream()
            .map(target -> (Source) new ProfilingPort(vertx, target, names, clock))
            .toList();
    Rounds rounds =
        new Rounds(
            vertx, sources, clock, settings.beat(), settings.beat(), settings.projectDomains());
    Exporter.serve(vertx, rounds, clock, settings.listen().host(), settings.listen().port());
    return 0;
  }

  private Settings settings() {
    if (config == null) {
      return Settings.defaults();
    }
    try {
      return SettingsFile.read(config);
    } catch (IOException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
