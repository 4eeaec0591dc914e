package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.flyteexporter.alerts.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesCommandIT {
  private final RunCommands commands = new RunCommands();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"flyte.rules.yaml, --format=prometheus", "flyte.raw.rules.yaml, --raw"})
  void theShippedFilesAreWhatItPrints(String name, String option) throws Exception {
    assertThat(commands.run("rules", option)).isZero();
    Path file = Path.of("alerts").resolve(name);
    if (Boolean.getBoolean("rewrite")) {
      Files.writeString(file, commands.out());
    }
    assertThat(commands.out()).isEqualTo(Files.readString(file));
  }

  @Test
  void theOperatorGetsTheSameGroups() throws Exception {
    assertThat(commands.run("rules", "--format", "operator")).isZero();
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    JsonNode object = yaml.readTree(commands.out());
    assertThat(object.path("kind").asText()).isEqualTo("PrometheusRule");
    assertThat(object.path("spec"))
        .isEqualTo(yaml.readTree(Path.of("alerts/flyte.rules.yaml").toFile()));
  }

  @ParameterizedTest
  @CsvSource({"--format=prometheus", "--raw"})
  void whatIsMadeWithOtherValuesIsValid(String option) throws Exception {
    Path values =
        Files.writeString(
            folder.resolve("values.yaml"),
            """
            selector: 'cluster=~"east|west: #1",team="ml"'
            keepFiringFor: false
            limitNamespace: ml-production
            alerts:
              FlyteAdminSlow: {enabled: false}
              FlyteKubeApiSlow: {severity: info}
              FlyteExporterDown: {expectedNamespace: flyte}
              FlyteProbeFailing: {ignore: ingress_redirect|ingress_console}
            """);
    assertThat(commands.run("rules", "--values", values.toString(), option)).isZero();
    assertThat(commands.out())
        .contains("{cluster=~\"east|west: #1\",team=\"ml\"}")
        .doesNotContain("keep_firing_for", "FlyteAdminSlow", "${");
    Path file = Files.writeString(folder.resolve("x.rules.yaml"), commands.out());
    Tool.Ran promtool = Tool.PROMTOOL.run("check", "rules", "--lint=all", file.toString());
    assertThat(promtool.code()).as(promtool.output()).isZero();
  }

  @Test
  void aMistakeInTheValuesIsAnErrorOfUse() throws Exception {
    Path values = Files.writeString(folder.resolve("values.yaml"), "selecter: ''\n");
    assertThat(commands.run("rules", "--values", values.toString())).isEqualTo(2);
    assertThat(commands.err())
        .contains("values.yaml: selecter: unknown key; did you mean 'selector'? (line 1)");
    assertThat(commands.out()).isEmpty();
  }
}
