package io.github.flyteexporter.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Runs commands of the program as a shell does, without its environment. */
public final class RunCommands {
  static {
    // while one thread initialises SLF4J, others get loggers that are not yet Logback's
    LoggerFactory.getILoggerFactory();
  }

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** The exit code of a command. */
  public int run(String... args) {
    CommandLine commands = Main.commands(Map.of(), args[0]);
    commands.setOut(new PrintWriter(out));
    commands.setErr(new PrintWriter(err));
    return commands.execute(args);
  }

  /** What all of them said. */
  public String out() {
    return out.toString();
  }

  /** What all of them complained of. */
  public String err() {
    return err.toString();
  }
}
