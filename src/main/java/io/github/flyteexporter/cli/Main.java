package io.github.flyteexporter.cli;

import io.github.flyteexporter.export.SelfMetrics;
import io.github.flyteexporter.runtime.UsageException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The commands. */
@Command(
    name = "flyte-exporter",
    description = "Knows whether Flyte works, and why not.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footer = {
      "",
      "Without a command it runs with the defaults of a sidecar of flyte-binary.",
      "Exit codes: 0 fine, 1 it could not do it, 2 the command line or the configuration is wrong."
    })
public final class Main {
  private static final Set<String> OWN_OPTIONS = Set.of("-h", "--help", "-V", "--version");

  private Main() {}

  /** Runs the program. */
  public static void main(String[] args) {
    int code = commands(System.getenv()).execute(withDefault(args));
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Options without a command are those of {@code run}. */
  private static String[] withDefault(String[] args) {
    boolean own = args.length > 0 && (!args[0].startsWith("-") || OWN_OPTIONS.contains(args[0]));
    return own ? args : Stream.concat(Stream.of("run"), Arrays.stream(args)).toArray(String[]::new);
  }

  /** All commands; the ones that are configured look into this environment. */
  static CommandLine commands(Map<String, String> environment) {
    CommandLine commands =
        new CommandLine(new Main())
            .addSubcommand(new RunCommand(environment))
            .addSubcommand(new DemoCommand())
            .addSubcommand(new ReplayCommand())
            .addSubcommand(new CheckConfigCommand(environment))
            .addSubcommand(new RulesCommand())
            .addSubcommand(new VersionCommand())
            .addSubcommand(new CompletionCommand())
            .addSubcommand(new CommandLine.HelpCommand());
    commands.setExecutionExceptionHandler(
        (error, line, parsed) -> {
          line.getErr().println("flyte-exporter: " + error.getMessage());
          return error instanceof UsageException ? 2 : 1;
        });
    return commands;
  }

  /** Says which version this is. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "flyte-exporter " + SelfMetrics.version() + " (Java " + Runtime.version() + ")"
      };
    }
  }
}
