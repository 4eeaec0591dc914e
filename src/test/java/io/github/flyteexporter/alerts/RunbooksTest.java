package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every alert has a runbook, with something under each heading, and no runbook has lost its alert.
 */
final class RunbooksTest {
  private static final Path RUNBOOKS = ShippedAlert.FOLDER.resolve("runbooks");
  private static final Pattern CAUSES =
      Pattern.compile("(?s)<!-- causes -->.*<!-- end of causes -->");
  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
  private static final Pattern VARIABLE = Pattern.compile("[$](?!NF)([A-Z][A-Z_]*)\\b");
  private static final List<String> HEADINGS =
      List.of("Meaning", "Impact", "Diagnosis", "Mitigation", "False alarms");

  private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (\\w+)$");

  @Test
  void noneIsMissing() throws Exception {
    assertThat(names()).as("runbooks that are missing").allMatch(name -> Files.exists(file(name)));
  }

  @Test
  void somethingStandsUnderEachHeading() throws Exception {
    for (String name : names()) {
      if (Files.exists(file(name))) {
        for (String heading : HEADINGS) {
          assertThat(Files.readString(file(name)))
              .as(name)
              .containsPattern("(?m)^## " + heading + "\n\\s*(### .+\n\\s*)?[^#\\s]");
        }
      }
    }
  }

  @Test
  void allHaveTheSameHeads() throws Exception {
    for (String name : names()) {
      assertThat(Files.readString(file(name)).lines().filter(line -> line.startsWith("## ")))
          .as(name)
          .containsExactlyElementsOf(HEADINGS.stream().map(heading -> "## " + heading).toList());
    }
  }

  /** The sections of causes are made elsewhere, for the names of the charts. */
  @Test
  void whatDiffersBetweenInstallationsIsSetOnceOnTop() throws Exception {
    for (String name : names()) {
      String runbook =
          CAUSES.matcher(Files.readString(file(name))).replaceAll("").replace("\\\n", "");
      String top = runbook.substring(0, runbook.indexOf("## Meaning"));
      String below =
          BLOCK
              .matcher(runbook.substring(top.length()))
              .results()
              .map(block -> block.group(1))
              .collect(Collectors.joining());
      assertThat(below)
          .as(name)
          .doesNotContainPattern("-n flyte\\b|deploy/flyte-backend|svc/flyte-backend")
          .doesNotContain("flyte.example.com", "DB_HOST -p");
      assertThat(VARIABLE.matcher(below).results().map(used -> used.group(1) + "="))
          .as(name)
          .allMatch(set -> top.contains("\n" + set) || below.contains(set) || isLocal(set, below));
    }
  }

  /** A variable of a loop. */
  private static boolean isLocal(String set, String below) {
    return below.contains("read -r " + set.replace("=", ""));
  }

  @Test
  void eachBelongsToAnAlert() throws Exception {
    List<String> names = names();
    try (Stream<Path> files = Files.list(RUNBOOKS)) {
      assertThat(
              files.map(file -> file.getFileName().toString()).filter(f -> f.startsWith("Flyte")))
          .allMatch(file -> names.contains(file.replace(".md", "")));
    }
  }

  /** Those of the templates: of alerts too that are off unless a value adopts them. */
  private static List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> templates = Files.list(ShippedAlert.FOLDER.resolve("templates"))) {
      for (Path template : templates.toList()) {
        ALERT
            .matcher(Files.readString(template))
            .results()
            .forEach(alert -> names.add(alert.group(1)));
      }
    }
    return names;
  }

  private static Path file(String name) {
    return RUNBOOKS.resolve(name + ".md");
  }
}
