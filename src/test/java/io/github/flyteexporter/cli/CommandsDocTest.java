package io.github.flyteexporter.cli;

import io.github.flyteexporter.docs.GeneratedText;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The help texts of all commands in src/docs/commands.md; {@code -Drewrite=true} writes them. */
class CommandsDocTest {
  private static final int WIDTH = 100;

  @Test
  void theDocsHoldTheHelpOfEveryCommand() throws Exception {
    CommandLine commands = Main.commands(Map.of());
    String sections =
        commands.getSubcommands().entrySet().stream()
            .map(one -> section(one.getKey(), one.getValue()))
            .collect(Collectors.joining("\n"));
    GeneratedText.assertSection(
        Path.of("src/docs/commands.md"), "commands", block(commands) + "\n" + sections);
  }

  private static String section(String name, CommandLine command) {
    return "## " + name + "\n\n" + block(command);
  }

  private static String block(CommandLine command) {
    String help =
        command
            .setUsageHelpWidth(WIDTH)
            .getUsageMessage(CommandLine.Help.Ansi.OFF)
            .lines()
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"));
    return "```text\n" + help.strip() + "\n```\n";
  }
}
