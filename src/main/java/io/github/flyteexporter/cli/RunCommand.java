package io.github.flyteexporter.cli;

import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.runtime.ConfigReloader;
import io.github.flyteexporter.runtime.LiveExporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Watches a live Flyte. */
@Command(
    name = "run",
    description = {
      "Watch a live Flyte and serve its metrics and pages; the default command.",
      "Every key of the configuration file is also an environment variable, which wins:",
      "FLYTE_EXPORTER_INTERVAL=30s. The file is reloaded when it changes and at SIGHUP;",
      "an invalid file never replaces a valid one."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class RunCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file; without one: a sidecar of flyte-binary.")
  private Path config;

  @Option(
      names = "--strict",
      description = {
        "Exit when the configuration is invalid (code 2) or the port is taken (code 1).",
        "Without it, as suits a sidecar, invalid keys keep their defaults and a taken port",
        "is tried again; standard error and the pages report it."
      })
  private boolean strict;

  RunCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws SettingsException {
    SettingsSource source = new SettingsSource(Optional.ofNullable(config), environment);
    new LiveExporter(settings(source), environment).start(watched(), strict);
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
      reload
          .mistakes()
          .forEach(
              mistake ->
                  spec.commandLine()
                      .getErr()
                      .println("flyte-exporter: " + mistake + "; going on without it"));
      spec.commandLine().getErr().flush();
      return reload;
    }
    return ConfigReloader.begin(source, InstantSource.system());
  }
}
