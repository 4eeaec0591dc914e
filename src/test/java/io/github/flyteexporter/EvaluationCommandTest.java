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

class EvaluationCommandTest {
  private static final String HEALTHY = Played.COPIES.resolve("healthy").toString();

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
  void theLastLineIsTheSum() {
    assertThat(run("replay", "--evaluate", HEALTHY, Played.OUTAGE.toString())).isZero();
    assertThat(out.toString())
        .contains("10254 only", "+ Kubernetes", "+ admin")
        .containsPattern("(?m)^db-down +database +right ")
        .endsWith("\nright 2, unknown 0, wrong 0, false alarms 0\n");
  }

  @Test
  void aFolderOfRecordingsIsAllOfThem() {
    assertThat(run("replay", "--evaluate", "--markdown", Played.COPIES.toString())).isZero();
    assertThat(out.toString())
        .contains("| core-healthy | – | right |", "| restart | – | right |")
        .endsWith("\nright 3, unknown 0, wrong 0, false alarms 0\n");
  }

  @Test
  void whatIsWrongOrAFalseAlarmIsAnExitCode() throws Exception {
    Files.createSymbolicLink(
        folder.resolve("ticks"), Played.OUTAGE.resolve("ticks").toAbsolutePath());
    Files.writeString(
        folder.resolve("truth.json"), "{\"cause\": {\"webhook\": [[60, 140]]}, \"working\": []}");
    assertThat(run("replay", "--evaluate", "--ablation", "scrape", folder.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("10254 only")
        .doesNotContain("+ admin")
        .endsWith("\nright 0, unknown 0, wrong 1, false alarms 0\n");
    Files.writeString(
        folder.resolve("truth.json"),
        "{\"cause\": {\"database\": [[60, 140]]}," + " \"working\": [\"progress\"]}");
    assertThat(run("replay", "--evaluate", folder.toString())).isEqualTo(1);
    assertThat(out.toString()).endsWith("\nright 1, unknown 0, wrong 0, false alarms 1\n");
  }

  @Test
  void aFolderWithoutTruthIsNamed() {
    assertThat(run("replay", "--evaluate", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(folder.toString(), "there is no truth.json");
  }

  @Test
  void aBrokenTruthIsNamed() throws Exception {
    Files.writeString(folder.resolve("truth.json"), "{\"cause\": {\"databse\": [[60, 140]]}}");
    assertThat(run("replay", "--evaluate", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("truth.json: cause: there is no cause \"databse\"");
  }

  @Test
  void errorsOfUseAreNamed() {
    assertThat(run("replay", "--evaluate", "--ablation", "kubernetes", HEALTHY)).isEqualTo(2);
    assertThat(err.toString()).contains("must be one of scrape, kube, admin, all, is kubernetes");
    assertThat(run("replay", "--markdown", HEALTHY)).isEqualTo(2);
    assertThat(err.toString()).contains("--ablation and --markdown need --evaluate");
    assertThat(run("replay", HEALTHY, HEALTHY)).isEqualTo(2);
    assertThat(err.toString()).contains("several need --evaluate");
    assertThat(run("replay", "--evaluate")).isEqualTo(2);
  }
}
