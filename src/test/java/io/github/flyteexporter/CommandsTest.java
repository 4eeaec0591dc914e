package io.github.flyteexporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int run(String... args) {
    CommandLine commands = Main.commands(Map.of());
    commands.setOut(new PrintWriter(out));
    commands.setErr(new PrintWriter(err));
    return commands.execute(args);
  }

  @Test
  void helpSaysWhatThereIs() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("run", "demo", "replay", "Exit codes");
  }

  @Test
  void anUnknownCommandIsAnErrorOfUse() {
    assertThat(run("reply")).isEqualTo(2);
    assertThat(err.toString()).contains("reply").contains("replay");
  }

  @Test
  void aFolderWithoutARecordingIsNamed() {
    assertThat(run("replay", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("holds no recording", "ticks");
  }

  @Test
  void aBrokenTickIsNamed() throws Exception {
    Path tick = Files.createDirectories(folder.resolve("ticks/000")).resolve("tick.json");
    Files.writeString(tick, "{\"at_s\": ");
    assertThat(run("replay", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("tick.json");
  }

  @Test
  void aSpeedThatIsNoneIsRefused() {
    assertThat(run("demo", "--speed", "0", "--port", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--speed must be above 0");
  }

  @Test
  void aBadConfigurationIsAnErrorOfUse() throws Exception {
    Path file = Files.writeString(folder.resolve("config.yaml"), "listen:\n  prot: 9642\n");
    assertThat(run("run", "--config", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("config.yaml: listen.prot: ");
  }

  @Test
  void theEmbeddedRecordingIsTheOutage() throws Exception {
    Recording recording = DemoCommand.embedded();
    assertThat(recording.ticks()).hasSize(20);
    assertThat(recording.targets()).containsExactly("flyte-binary");
  }
}
