package io.github.flyteexporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RulesCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int run(String... args) {
    CommandLine commands = Main.commands(Map.of());
    commands.setOut(new PrintWriter(out));
    commands.setErr(new PrintWriter(err));
    return commands.execute(args);
  }

  @ParameterizedTest
  @CsvSource({"flyte.rules.yaml, --format=prometheus", "flyte.raw.rules.yaml, --raw"})
  void theShippedFilesAreWhatItPrints(String name, String option) throws Exception {
    assertThat(run("rules", option)).isZero();
    Path file = Path.of("alerts").resolve(name);
    if (Boolean.getBoolean("rewrite")) {
      Files.writeString(file, out.toString());
    }
    assertThat(out.toString()).isEqualTo(Files.readString(file));
  }

  @Test
  void theOperatorGetsTheSameGroups() throws Exception {
    assertThat(run("rules", "--format", "operator")).isZero();
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    JsonNode object = yaml.readTree(out.toString());
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
    assertThat(run("rules", "--values", values.toString(), option)).isZero();
    assertThat(out.toString())
        .contains("{cluster=~\"east|west: #1\",team=\"ml\"}")
        .doesNotContain("keep_firing_for", "FlyteAdminSlow", "${");
    Path file = Files.writeString(folder.resolve("x.rules.yaml"), out.toString());
    Process promtool =
        new ProcessBuilder("promtool", "check", "rules", "--lint=all", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    assertThat(promtool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(promtool.exitValue()).as(Files.readString(folder.resolve("said"))).isZero();
  }

  @Test
  void aMistakeInTheValuesIsAnErrorOfUse() throws Exception {
    Path values = Files.writeString(folder.resolve("values.yaml"), "selecter: ''\n");
    assertThat(run("rules", "--values", values.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("values.yaml: selecter: unknown key; did you mean 'selector'? (line 1)");
    assertThat(out.toString()).isEmpty();
  }
}
