package io.github.flyteexporter.cli;

import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.export.SelfMetrics;
import io.github.flyteexporter.runtime.UsageException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The commands. */
@Command(
    name = "flyte-exporter",
    description = "Monitor Flyte: whether it works, and why not.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footer = {
      "",
      "Without a command it runs as a sidecar of flyte-binary, with default settings.",
      "Exit codes: 0 success, 1 failure while it ran, 2 wrong usage or configuration,",
      "3 out of memory."
    })
public final class Main {
  private static final Set<String> OWN_OPTIONS = Set.of("-h", "--help", "-V", "--version");

  /** The commands that print about other commands. */
  private static final Set<String> OF_ALL_COMMANDS = Set.of("completion", "help");

  /** Netty 4.2 starts Java's Flight Recorder for its buffers' events, which nobody reads here. */
  private static final String NETTY_EVENTS = "io.netty.jfr.enabled";

  /** Causes of causes that are printed. */
  private static final int DEEPEST = 8;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error.")
  private boolean stacktrace;

  private Main() {}

  /** Runs the program. */
  public static void main(String[] args) {
    String[] command = withDefault(args);
    if (System.getProperty(NETTY_EVENTS) == null) {
      System.setProperty(NETTY_EVENTS, "false");
    }
    OutOfMemory.watchThreads();
    int code = commands(System.getenv(), command[0]).execute(command);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Options without a command are those of {@code run}. */
  private static String[] withDefault(String[] args) {
    boolean own = args.length > 0 && (!args[0].startsWith("-") || OWN_OPTIONS.contains(args[0]));
    return own ? args : Stream.concat(Stream.of("run"), Arrays.stream(args)).toArray(String[]::new);
  }

  /** All commands, configured by these environment variables. */
  static CommandLine commands(Map<String, String> environment) {
    Map<String, Supplier<Object>> all = subcommands(environment);
    return commands(all.keySet(), all);
  }

  /**
   * The commands that this word needs: picocli takes longer to read the options of all of them than
   * those of one.
   */
  static CommandLine commands(Map<String, String> environment, String word) {
    Map<String, Supplier<Object>> all = subcommands(environment);
    boolean alone = all.containsKey(word) && !OF_ALL_COMMANDS.contains(word);
    return commands(alone ? Set.of(word) : all.keySet(), all);
  }

  private static Map<String, Supplier<Object>> subcommands(Map<String, String> environment) {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("run", () -> new RunCommand(environment));
    all.put("demo", DemoCommand::new);
    all.put("replay", ReplayCommand::new);
    all.put("drill", () -> new DrillCommand(environment));
    all.put("record", () -> new RecordCommand(environment));
    all.put("report", ReportCommand::new);
    all.put("check-config", () -> new CheckConfigCommand(environment));
    all.put("doctor", () -> new DoctorCommand(environment));
    all.put("rules", RulesCommand::new);
    all.put("healthcheck", HealthcheckCommand::new);
    all.put("version", VersionCommand::new);
    all.put("completion", CompletionCommand::new);
    // not HelpCommand::new, at which Java 25.0.3 crashes while it makes the image's archive of
    // classes: picocli's are of a version that it leaves out
    all.put("help", () -> new CommandLine.HelpCommand());
    return all;
  }

  private static CommandLine commands(Set<String> names, Map<String, Supplier<Object>> all) {
    Main main = new Main();
    CommandLine commands = new CommandLine(main);
    names.forEach(name -> commands.addSubcommand(name, all.get(name).get()));
    commands.setExecutionExceptionHandler(
        (error, line, parsed) -> main.report(error, line.getErr()));
    return commands;
  }

  /** Prints an error with its causes and returns the exit code. */
  private int report(Exception error, PrintWriter err) {
    OutOfMemory.check(error);
    boolean usage = error instanceof UsageException || error instanceof SettingsException;
    err.println("flyte-exporter: " + (usage ? error.getMessage() : withCauses(error)));
    if (stacktrace) {
      error.printStackTrace(err);
    } else if (!usage) {
      err.println("Run it with --stacktrace to see where.");
    }
    err.flush();
    return usage ? 2 : 1;
  }

  /** The messages of an error and of its causes, without repetitions. */
  static String withCauses(Throwable error) {
    StringBuilder text = new StringBuilder(text(error));
    Throwable cause = error.getCause();
    for (int i = 0; i < DEEPEST && cause != null; i++, cause = cause.getCause()) {
      String next = text(cause);
      String message = cause.getMessage() == null ? next : cause.getMessage();
      if (!text.toString().toLowerCase(Locale.ROOT).contains(message.toLowerCase(Locale.ROOT))) {
        text.append("; caused by ").append(next);
      }
    }
    return text.toString();
  }

  /** Messages of our own stand alone; those of libraries often make sense only with their type. */
  private static String text(Throwable error) {
    return error instanceof IllegalStateException && error.getMessage() != null
        ? error.getMessage()
        : error.toString();
  }

  /** The version of the program and of Java. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "flyte-exporter " + SelfMetrics.version() + " (Java " + Runtime.version() + ")"
      };
    }
  }
}
