package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ConfigCommandsIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int run(Map<String, String> environment, String... args) {
    CommandLine commands = Main.commands(environment);
    commands.setOut(new PrintWriter(out));
    commands.setErr(new PrintWriter(err));
    return commands.execute(args);
  }

  @Test
  void aValidFileIsShownWithItsEffect() throws Exception {
    Path file = Files.writeString(folder.resolve("c.yaml"), "interval: 30s");
    assertThat(run(Map.of("FLYTE_EXPORTER_LISTEN_PORT", "1"), "check-config", file.toString()))
        .isZero();
    assertThat(out.toString())
        .startsWith(file + ": valid" + System.lineSeparator())
        .contains("interval: 30s", "port: 1", "projectDomains: 20");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aBadFileIsCode2WithTheMistake() throws Exception {
    Path file = Files.writeString(folder.resolve("c.yaml"), "listen:\n  prot: 1\n");
    assertThat(run(Map.of(), "check-config", file.toString())).isEqualTo(2);
    assertThat(err.toString().strip())
        .isEqualTo(
            "flyte-exporter: "
                + file
                + ": listen.prot: unknown key; did you mean 'port'? (line 2)");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void filesThatItNamesAreCheckedToo() throws Exception {
    Path empty = Files.writeString(folder.resolve("ca.crt"), "no certificate");
    Path file =
        Files.writeString(
            folder.resolve("c.yaml"),
            "admin: {tls: {ca: %s}, auth: {tokenFile: /absent}}".formatted(empty));
    assertThat(run(Map.of(), "check-config", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("admin.tls.ca: " + empty + " contains no")
        .contains("admin.auth.tokenFile: /absent cannot be read: it does not exist");
    assertThat(run(Map.of(), "check-config", "--skip-files", file.toString())).isZero();
    assertThat(run(Map.of(), "run", "--strict", "--config", file.toString())).isEqualTo(2);
  }

  @Test
  void theCostOfAHashIsChecked() throws Exception {
    String hash = "$2y$31$" + "a".repeat(53);
    Map<String, String> environment = Map.of("FLYTE_EXPORTER_LISTEN_USERS_ME", hash);
    Path file = Files.writeString(folder.resolve("c.yaml"), "");
    assertThat(run(environment, "check-config", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("listen.users.me: the cost of the hash must be");
  }

  @Test
  void aFileMustBeNamed() {
    assertThat(run(Map.of(), "check-config")).isEqualTo(2);
    assertThat(err.toString()).contains("FILE", "Usage: flyte-exporter check-config");
  }

  @Test
  void theVersionIsTheSameEitherWay() {
    assertThat(run(Map.of(), "version")).isZero();
    String said = out.toString();
    out.getBuffer().setLength(0);
    assertThat(run(Map.of(), "--version")).isZero();
    assertThat(out.toString()).isEqualTo(said).startsWith("flyte-exporter ");
  }

  @Test
  void theCompletionScriptIsOneForBash() throws Exception {
    assertThat(run(Map.of(), "completion")).isZero();
    Path script = Files.writeString(folder.resolve("script"), out.toString());
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "source '%s' && COMP_WORDS=(flyte-exporter che) COMP_CWORD=1".formatted(script)
                    + " && _complete_flyte-exporter && echo ${COMPREPLY[@]}")
            .redirectErrorStream(true)
            .start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said.strip()).isEqualTo("check-config");
    assertThat(bash.waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "demo", "replay", "check-config", "version", "completion", "help"})
  void everyCommandHasHelp(String command) {
    assertThat(run(Map.of(), command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: flyte-exporter " + command);
    out.getBuffer().setLength(0);
    assertThat(run(Map.of(), "--help")).isZero();
    assertThat(out.toString()).contains("  " + command + " ");
  }

  @Test
  void aMistypedCommandIsRecognised() {
    assertThat(run(Map.of(), "chek-config")).isEqualTo(2);
    assertThat(err.toString()).contains("chek-config", "check-config");
    assertThat(run(Map.of(), "run", "--confg", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("--confg", "--config");
  }
}
