package io.github.flyteexporter.cli;

import io.github.flyteexporter.config.EffectiveSettings;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.runtime.SettingsCheck;
import io.github.flyteexporter.runtime.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Validates a configuration file as {@code run} does. */
@Command(
    name = "check-config",
    description = {
      "Validate a configuration file and print the effective settings.",
      "They include defaults and environment variables; secrets are masked. Exit code 2 if the file"
          + " is invalid."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class CheckConfigCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The YAML file.")
  private Path file;

  @Option(
      names = "--skip-files",
      description =
          "Do not check the certificates, tokens and secrets that it names, as on another machine.")
  private boolean skipFiles;

  CheckConfigCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws SettingsException {
    Settings settings = new SettingsSource(Optional.of(file), environment).read();
    List<String> problems = skipFiles ? List.of() : SettingsCheck.problems(settings);
    if (!problems.isEmpty()) {
      throw new UsageException(file + ": " + String.join("; ", problems));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(file + ": valid");
    out.println();
    out.print(EffectiveSettings.yaml(settings));
    out.flush();
    return 0;
  }
}
