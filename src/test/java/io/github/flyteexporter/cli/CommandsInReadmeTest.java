package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** README's two set-up commands, and that CI runs the second one and nothing cleverer. */
class CommandsInReadmeTest {
  private static String command(String marker) throws Exception {
    Matcher matcher =
        Pattern.compile("<!-- " + marker + " -->\n```bash\n([^\n]+)\n```")
            .matcher(Files.readString(Path.of("README.md")));
    assertThat(matcher.find()).as(marker).isTrue();
    return matcher.group(1);
  }

  @Test
  void ciRunsTheTestCommand() throws Exception {
    List<String> lines =
        Files.readAllLines(Path.of(".ci/run")).stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .toList();
    assertThat(lines)
        .containsExactly(
            "set -euo pipefail", "cd \"$(dirname \"$0\")/..\"", command("test command"));
  }

  @Test
  void theDemoCommandRunsTheDemoFromTheJar() throws Exception {
    assertThat(command("demo command")).endsWith("java -jar target/flyte-exporter.jar demo");
  }
}
