package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in the options of a drill are said before anything is asked or played. */
final class DrillCommandTest {
  private final RunCommands commands = new RunCommands();

  @Test
  void theIncidentsAreListed() {
    assertThat(commands.run("drill", "--list")).isZero();
    assertThat(commands.out()).contains("db-down ", "oom-loop ");
  }

  @Test
  void anAlertmanagerIsNeeded() {
    assertThat(commands.run("drill")).isEqualTo(2);
    assertThat(commands.err()).contains("--alertmanager is missing", "http://localhost:9093");
  }

  @ParameterizedTest
  @CsvSource({
    "--output=xml, --output must be text or json",
    "--timeout=1s, --timeout must be from 5s to 1h",
    "--timeout=soon, --timeout must be a duration",
    "--speed=0, --speed must be above 0",
    "--listen=9643, --listen must be HOST:PORT",
    "--label=namespace=flyte, would be taken for those of a real Flyte",
    "--label=cause=x, series of the exporter have themselves",
    "--username=a, --password-file",
    "--prometheus=localhost:9090, --prometheus",
    "no-such-incident, db-down",
  })
  void aMistakeIsSaid(String argument, String said) {
    assertThat(commands.run("drill", argument, "--alertmanager", "http://localhost:1"))
        .isEqualTo(2);
    assertThat(commands.err()).contains(said);
  }
}
