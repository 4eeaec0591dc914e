package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.replay.Played;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationCommandTest {
  private static final String HEALTHY = Played.COPIES.resolve("healthy").toString();

  private final RunCommands commands = new RunCommands();

  @TempDir private Path folder;

  @Test
  void theLastLineIsTheSum() {
    assertThat(commands.run("replay", "--evaluate", HEALTHY, Played.OUTAGE.toString())).isZero();
    assertThat(commands.out())
        .contains("10254 only", "+ Kubernetes", "+ admin")
        .containsPattern("(?m)^db-down +database +right ")
        .endsWith("\nright 2, unknown 0, wrong 0, false alarms 0\n");
  }

  @Test
  void aFolderOfRecordingsIsAllOfThem() {
    assertThat(commands.run("replay", "--evaluate", "--markdown", Played.COPIES.toString()))
        .isZero();
    assertThat(commands.out())
        .contains("| core-healthy | – | right |", "| restart | – | right |")
        .endsWith("\nright 3, unknown 0, wrong 0, false alarms 0\n");
  }

  @Test
  void whatIsWrongOrAFalseAlarmIsAnExitCode() throws Exception {
    Files.createSymbolicLink(
        folder.resolve("ticks"), Played.OUTAGE.resolve("ticks").toAbsolutePath());
    Files.writeString(
        folder.resolve("truth.json"), "{\"cause\": {\"webhook\": [[60, 140]]}, \"working\": []}");
    assertThat(commands.run("replay", "--evaluate", "--ablation", "scrape", folder.toString()))
        .isEqualTo(1);
    assertThat(commands.out())
        .contains("10254 only")
        .doesNotContain("+ admin")
        .endsWith("\nright 0, unknown 0, wrong 1, false alarms 0\n");
    Files.writeString(
        folder.resolve("truth.json"),
        "{\"cause\": {\"database\": [[60, 140]]}," + " \"working\": [\"progress\"]}");
    assertThat(commands.run("replay", "--evaluate", folder.toString())).isEqualTo(1);
    assertThat(commands.out()).endsWith("\nright 1, unknown 0, wrong 0, false alarms 1\n");
  }

  @Test
  void perturbedRecordingsAreTables() {
    assertThat(commands.run("replay", "--evaluate", "--perturb", HEALTHY, Played.OUTAGE.toString()))
        .isBetween(0, 1);
    assertThat(commands.out())
        .containsPattern("(?m)^interval +30 s +2/0/0 ")
        .containsPattern("(?m)^lost readings +15 %, seed 3 ")
        .containsPattern("(?m)^traffic +× 0.1 ")
        .containsPattern("(?m)^without a source +admin ")
        .containsPattern("(?m)^without a witness +failing workflow ")
        .containsPattern("(?m)^joined ")
        .contains("Its verdict falls without any one of")
        .containsPattern(
            "\\d+ variants: right \\d+, unknown \\d+, wrong \\d+, false alarms \\d+\n$");
  }

  @Test
  void mechanismsAreATable() {
    commands.run(
        "replay", "--evaluate", "--leave-out-mechanism", HEALTHY, Played.OUTAGE.toString());
    assertThat(commands.out())
        .containsPattern("(?m)^nothing +1 +1/0/0 ")
        .containsPattern("(?m)^database +1 +1/0/0 ");
  }

  @Test
  void aFolderWithoutTruthIsNamed() {
    assertThat(commands.run("replay", "--evaluate", folder.toString())).isEqualTo(2);
    assertThat(commands.err()).contains(folder.toString(), "there is no truth.json");
  }

  @Test
  void aBrokenTruthIsNamed() throws Exception {
    Files.writeString(folder.resolve("truth.json"), "{\"cause\": {\"databse\": [[60, 140]]}}");
    assertThat(commands.run("replay", "--evaluate", folder.toString())).isEqualTo(2);
    assertThat(commands.err()).contains("truth.json: cause: there is no cause \"databse\"");
  }

  @Test
  void errorsOfUseAreNamed() {
    assertThat(commands.run("replay", "--evaluate", "--ablation", "kubernetes", HEALTHY))
        .isEqualTo(2);
    assertThat(commands.err()).contains("must be one of scrape, kube, admin, all, is kubernetes");
    assertThat(commands.run("replay", "--markdown", HEALTHY)).isEqualTo(2);
    assertThat(commands.err()).contains("--leave-out-mechanism and --markdown need --evaluate");
    assertThat(commands.run("replay", HEALTHY, HEALTHY)).isEqualTo(2);
    assertThat(commands.err()).contains("several need --evaluate");
    assertThat(commands.run("replay", "--evaluate")).isEqualTo(2);
  }
}
