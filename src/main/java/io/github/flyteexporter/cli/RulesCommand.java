package io.github.flyteexporter.cli;

import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.rules.RuleSet;
import io.github.flyteexporter.rules.RuleValues;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the alert rules, with custom thresholds on request. */
@Command(
    name = "rules",
    description = {
      "Print the alert rules for Prometheus.",
      "A file of values overrides keys of alerts/values.yaml: thresholds, severities, a selector,"
          + " disabled alerts."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class RulesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--values",
      paramLabel = "FILE",
      description = "YAML file with the keys to override.")
  private Path values;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "prometheus",
      description =
          "prometheus: a rule file; operator: a PrometheusRule (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(
      names = "--raw",
      description =
          "Print the rules on Flyte's own series, for a Prometheus that scrapes port 10254.")
  private boolean raw;

  /** The output formats. */
  enum Format {
    prometheus,
    operator
  }

  @Override
  public Integer call() throws SettingsException {
    Map<String, String> all = RuleValues.read(Optional.ofNullable(values));
    RuleSet rules = raw ? RuleSet.RAW : RuleSet.FLYTE;
    PrintWriter out = spec.commandLine().getOut();
    out.print(format == Format.operator ? rules.prometheusRule(all) : rules.file(all));
    out.flush();
    return 0;
  }
}
