package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.replay.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandsTest {
  private final RunCommands commands = new RunCommands();

  @TempDir private Path folder;

  @Test
  void helpSaysWhatThereIs() {
    assertThat(commands.run("--help")).isZero();
    assertThat(commands.out()).contains("run", "demo", "replay", "Exit codes");
  }

  @Test
  void aCommandByItselfIsThatAmongAll() {
    CommandLine all = Main.commands(Map.of());
    assertThat(all.getSubcommands()).hasSizeGreaterThan(10);
    all.getSubcommands()
        .forEach(
            (name, among) -> {
              assertThat(among.getCommandName()).isEqualTo(name);
              assertThat(
                      among.getCommandSpec().userObject().getClass().getAnnotation(Command.class))
                  .returns(name, Command::name);
              CommandLine alone = Main.commands(Map.of(), name).getSubcommands().get(name);
              assertThat(alone.getUsageMessage()).isEqualTo(among.getUsageMessage());
            });
    assertThat(Main.commands(Map.of(), "run").getSubcommands()).containsOnlyKeys("run");
    assertThat(Main.commands(Map.of(), "help").getSubcommands())
        .hasSameSizeAs(all.getSubcommands());
  }

  @Test
  void anUnknownCommandIsAnErrorOfUse() {
    assertThat(commands.run("reply")).isEqualTo(2);
    assertThat(commands.err()).contains("reply").contains("replay");
  }

  @Test
  void aFolderWithoutARecordingIsNamed() {
    assertThat(commands.run("replay", folder.toString())).isEqualTo(2);
    assertThat(commands.err()).contains("holds no recording", "ticks");
  }

  @Test
  void aBrokenTickIsNamed() throws Exception {
    Path tick = Files.createDirectories(folder.resolve("ticks/000")).resolve("tick.json");
    Files.writeString(tick, "{\"at_s\": ");
    assertThat(commands.run("replay", folder.toString())).isEqualTo(2);
    assertThat(commands.err()).contains("tick.json");
  }

  @Test
  void aSpeedThatIsNoneIsRefused() {
    assertThat(commands.run("demo", "--speed", "0", "--port", "0")).isEqualTo(2);
    assertThat(commands.err()).contains("--speed must be above 0");
  }

  @Test
  void aBadConfigurationIsAnErrorOfUse() throws Exception {
    Path file = Files.writeString(folder.resolve("config.yaml"), "listen:\n  prot: 9642\n");
    assertThat(commands.run("run", "--strict", "--config", file.toString())).isEqualTo(2);
    assertThat(commands.err()).contains("config.yaml: listen.prot: ");
  }

  @Test
  void theCausesOfAnErrorArePrinted() {
    Exception error =
        new IllegalArgumentException(
            "An error has occurred.", new java.net.ConnectException("Connection refused: a:1"));
    assertThat(Main.withCauses(error))
        .isEqualTo(
            "java.lang.IllegalArgumentException: An error has occurred.; caused by"
                + " java.net.ConnectException: Connection refused: a:1");
    assertThat(
            Main.withCauses(
                new IllegalStateException(
                    "cannot listen: address already in use",
                    new java.net.BindException("Address already in use"))))
        .isEqualTo("cannot listen: address already in use");
  }

  @Test
  void theEmbeddedRecordingIsTheOutage() throws Exception {
    Recording recording = DemoRecording.DB_DOWN.open();
    assertThat(recording.ticks()).hasSize(20);
    assertThat(recording.targets()).containsExactly("flyte-binary");
  }
}
