package io.github.flyteexporter.cli;

import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.runtime.ConfigReloader;
import io.github.flyteexporter.runtime.ListenSetting;
import io.github.flyteexporter.runtime.LiveExporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Watches a live Flyte. */
@Command(
    name = "run",
    description = {
      "Watch a live Flyte and serve its metrics and pages; the default command.",
      "Every key of the configuration file is also an environment variable, which wins:"
          + " FLYTE_EXPORTER_INTERVAL=30s. The file is reloaded when it changes and at SIGHUP; an"
          + " invalid file never replaces a valid one."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class RunCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  private static final String SHARD = "FLYTE_EXPORTER_KUBERNETES_SHARD";

  private final Map<String, String> environment;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file; without one: a sidecar of flyte-binary.")
  private Path config;

  @Option(
      names = "--strict",
      description =
          "Exit when the configuration is invalid (code 2) or the port is taken (code 1). Without"
              + " it, as suits a sidecar, invalid keys keep their defaults and a taken port is"
              + " tried again; standard error and the pages report it.")
  private boolean strict;

  @Option(
      names = ListenAddress.FLAG,
      paramLabel = "HOST:PORT",
      description =
          "Address to listen on, in place of listen.host and listen.port: 127.0.0.1:9642,"
              + " [::1]:9642, or :9642 for the port alone.")
  private String listen;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Which share of the namespaces to keep, in place of kubernetes.shard: 0/2 and 1/2 for two"
              + " exporters, of which the first one reads and judges Flyte itself.")
  private String shard;

  @Mixin private LogOptions logs;

  RunCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws SettingsException {
    logs.apply();
    Optional<ListenAddress> address = Optional.ofNullable(listen).map(ListenAddress::of);
    Map<String, String> variables = address.map(it -> it.in(environment)).orElse(environment);
    if (shard != null) {
      variables = new TreeMap<>(variables);
      variables.put(SHARD, shard);
    }
    ListenSetting setting =
        address
            .map(it -> ListenSetting.option(ListenAddress.FLAG))
            .orElseGet(() -> ListenSetting.keys(environment));
    SettingsSource source = new SettingsSource(Optional.ofNullable(config), variables);
    new LiveExporter(settings(source), environment, setting).start(watched(), strict);
    return 0;
  }

  /** A pipe can be read only once. */
  private Optional<Path> watched() {
    return Optional.ofNullable(config)
        .filter(file -> Files.isRegularFile(file) || Files.notExists(file));
  }

  private ConfigReloader settings(SettingsSource source) throws SettingsException {
    if (!strict) {
      ConfigReloader reload = ConfigReloader.beginLeniently(source, InstantSource.system());
      reload.mistakes().forEach(mistake -> LOG.warn("{}; going on without it", mistake));
      return reload;
    }
    return ConfigReloader.begin(source, InstantSource.system());
  }
}
