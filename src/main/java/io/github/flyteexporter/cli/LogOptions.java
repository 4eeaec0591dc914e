package io.github.flyteexporter.cli;

import ch.qos.logback.classic.Level;
import java.util.Locale;
import picocli.CommandLine.Option;

/** How a command logs to standard error. */
final class LogOptions {
  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text: a line for each event; json: an object on each line, with ts, level, logger, msg"
              + " and error (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      defaultValue = "info",
      description =
          "The least severe events that are logged: error, warn, info or debug (default:"
              + " ${DEFAULT-VALUE}).")
  private Severity level;

  /** The output formats. */
  enum Format {
    text,
    json
  }

  /** The levels of events. */
  enum Severity {
    error,
    warn,
    info,
    debug
  }

  /** Logs in this way from now on. */
  void apply() {
    LogSetup.use(format == Format.json, Level.toLevel(level.name().toUpperCase(Locale.ROOT)));
  }
}
