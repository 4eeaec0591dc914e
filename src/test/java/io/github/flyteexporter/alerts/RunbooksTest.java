package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every alert has a runbook, with something under each heading, and no runbook has lost its alert.
 */
final class RunbooksTest {
  private static final Path RUNBOOKS = ShippedAlert.FOLDER.resolve("runbooks");
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
