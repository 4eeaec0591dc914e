package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every alert has a runbook, with something under each heading, and no runbook has lost its alert.
 */
final class RunbooksTest {
  private static final Path RUNBOOKS = ShippedAlert.FOLDER.resolve("runbooks");
  private static final List<String> HEADINGS =
      List.of("Meaning", "Impact", "Diagnosis", "Mitigation", "False alarms");

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
    try (Stream<Path> files = Files.list(RUNBOOKS)) {
      assertThat(
              files.map(file -> file.getFileName().toString()).filter(f -> f.startsWith("Flyte")))
          .allMatch(file -> names().contains(file.replace(".md", "")));
    }
  }

  private static List<String> names() {
    try {
      return ShippedAlert.all().stream().map(ShippedAlert::name).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(String name) {
    return RUNBOOKS.resolve(name + ".md");
  }
}
