package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Usage and exit codes of {@code doctor}. */
class DoctorCommandTest {
  @TempDir private Path folder;

  private final RunCommands commands = new RunCommands();

  private String values(String text) throws Exception {
    return Files.writeString(folder.resolve("values.yaml"), text).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--output xml | --output is one of table, json, junit, markdown",
        "--only databse | there is no area 'databse'; there are reach, ingress",
        "--chart-version 1.16.8 | --chart-version needs --values",
        "--values nowhere.yaml | cannot be read: it does not exist",
        "--config nowhere.yaml | cannot be read: it does not exist",
        "--namespace Not_A_Name | must be the name of a namespace"
      })
  void wrongUsageIsExplained(String options, String message) {
    String[] words = ("doctor " + options).split(" ", -1);
    assertThat(commands.run(words)).isEqualTo(2);
    assertThat(commands.err()).contains(message);
    assertThat(commands.out()).isEmpty();
  }

  @Test
  void aProblemInValuesIsExitCode1() throws Exception {
    String file = values("configuration: {auth: {enabled: true}}");
    assertThat(commands.run("doctor", "--values", file, "--output", "json")).isEqualTo(1);
    assertThat(commands.out()).contains("\"name\" : \"binary-auth\"");
  }

  @Test
  void warningsAreExitCode0() throws Exception {
    String file = values("configuration: {storage: {metadataContainer: x, userDataContainer: x}}");
    assertThat(commands.run("doctor", "--values", file)).isZero();
    assertThat(commands.out()).contains("warning", "values/binary-image", "0 problem");
  }

  @Test
  void brokenYamlIsExitCode2() throws Exception {
    assertThat(commands.run("doctor", "--values", values("a: [1"))).isEqualTo(2);
    assertThat(commands.err()).contains("is not YAML");
  }
}
