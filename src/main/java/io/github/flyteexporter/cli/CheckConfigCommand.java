package io.github.flyteexporter.cli;

import io.github.flyteexporter.config.EffectiveSettings;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.runtime.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a configuration is good, and what it means. */
@Command(
    name = "check-config",
    description = {
      "Says whether a configuration file is good, and which settings hold with it: defaults and",
      "environment variables included, secrets masked. Exit code 2 if there is a mistake."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class CheckConfigCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The YAML file.")
  private Path file;

  CheckConfigCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Settings settings;
    try {
      settings = new SettingsSource(Optional.of(file), environment).read();
    } catch (SettingsException e) {
      throw new UsageException(e.getMessage());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(file + ": fine");
    out.println();
    out.print(EffectiveSettings.yaml(settings));
    out.flush();
    return 0;
  }
}
