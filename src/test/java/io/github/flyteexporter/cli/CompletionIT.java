package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bash offers with the script that {@code completion} prints. */
class CompletionIT {
  @TempDir private Path folder;

  /** The words offered for the last of these. */
  private List<String> offered(String... words) throws IOException, InterruptedException {
    RunCommands commands = new RunCommands();
    assertThat(commands.run("completion")).isZero();
    Path script = Files.writeString(folder.resolve("completion"), commands.out());
    String typed = String.join("' '", words);
    String bash =
        """
        set -e
        source %s
        set +e
        COMP_WORDS=('%s'); COMP_CWORD=%d; COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
        function=$(complete -p flyte-exporter | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
        $function 2>/dev/null
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, typed, words.length - 1);
    Process process = new ProcessBuilder("bash", "-c", bash).redirectErrorStream(true).start();
    String out =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(out).isZero();
    return List.of(out.split("\\s+"));
  }

  @Test
  void commandsAndOptionsAreOffered() throws Exception {
    assertThat(offered("flyte-exporter", "de")).containsExactly("demo");
    assertThat(offered("flyte-exporter", "run", "--li")).containsExactly("--listen");
    assertThat(offered("flyte-exporter", "run", "--log-format", "")).contains("json", "text");
    assertThat(offered("flyte-exporter", "demo", "db-")).contains("db-down");
  }
}
