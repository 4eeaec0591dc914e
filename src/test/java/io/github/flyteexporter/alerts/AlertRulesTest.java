package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.Signal;
import io.github.flyteexporter.verdict.Advice;
import io.github.flyteexporter.verdict.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The shipped alerts are valid, tested, explained, and ask only for series that exist. */
final class AlertRulesTest {
  private static final Path ALERTS = Path.of("alerts");
  private static final Pattern SERIES = Pattern.compile("\\bflyte_[a-z0-9_]+");

  @Test
  void theRulesAreValid() throws Exception {
    for (Path file : files("*.rules.yaml")) {
      Tool.Ran ran = Tool.PROMTOOL.run("check", "rules", "--lint=all", file.toString());
      assertThat(ran.code()).as(ran.output()).isZero();
    }
  }

  @Test
  void theRulesFireAndStaySilentAsTheirTestsSay() throws Exception {
    for (Path file : files("tests/*.test.yaml")) {
      Tool.Ran ran = Tool.PROMTOOL.run("test", "rules", file.toString());
      assertThat(ran.code()).as(ran.output()).isZero();
    }
  }

  @Test
  void alertmanagersConfigurationIsValid() throws Exception {
    Tool.Ran ran = Tool.AMTOOL.run("check-config", ALERTS.resolve("alertmanager.yml").toString());
    assertThat(ran.code()).as(ran.output()).isZero();
  }

  @Test
  void everyAlertHasTestsAndSaysWhatItMeans() throws Exception {
    for (JsonNode alert : alerts()) {
      String name = alert.path("alert").asText();
      assertThat(name).matches("Flyte[A-Za-z]+");
      assertThat(alert.path("labels").path("severity").asText())
          .isIn("critical", "warning", "info");
      assertThat(alert.path("labels").toString()).as("labels of %s", name).doesNotContain("{{");
      JsonNode annotations = alert.path("annotations");
      assertThat(annotations.path("summary").asText()).endsWith(".");
      assertThat(annotations.path("description").asText()).isNotBlank();
      assertThat(annotations.path("runbook_url").asText())
          .startsWith("https://")
          .endsWith("/alerts/runbooks/" + name + ".md");
      assertThat(ALERTS.resolve("tests/" + name + ".test.yaml")).exists();
    }
  }

  @Test
  void everyAlertHasARunbookWithSomethingUnderEachHeading() throws Exception {
    for (JsonNode alert : alerts()) {
      String runbook =
          Files.readString(ALERTS.resolve("runbooks/" + alert.path("alert").asText() + ".md"));
      for (String heading :
          List.of("Meaning", "Impact", "Diagnosis", "Mitigation", "False alarms")) {
        assertThat(runbook).containsPattern("(?m)^## " + heading + "\n\\s*[^#\\s]");
      }
    }
  }

  @Test
  void theRunbookGivesTheSameFirstActionsAsTheMessage() throws Exception {
    String runbook = Files.readString(ALERTS.resolve("runbooks/FlytePlatformImpaired.md"));
    for (Cause cause : Cause.values()) {
      assertThat(runbook.replaceAll("\\s+(> )?", " ")).contains(Advice.first(cause));
    }
  }

  @Test
  void everySeriesThatTheRulesAskForIsInTheCatalogue() throws Exception {
    Set<String> known = Catalogue.ALL.stream().map(Signal::name).collect(Collectors.toSet());
    for (JsonNode alert : alerts()) {
      Set<String> asked =
          SERIES
              .matcher(alert.path("expr").asText() + alert.path("annotations"))
              .results()
              .map(match -> match.group())
              .collect(Collectors.toSet());
      assertThat(asked).isNotEmpty().isSubsetOf(known);
    }
  }

  private static List<JsonNode> alerts() throws IOException {
    List<JsonNode> alerts = new ArrayList<>();
    for (Path file : files("*.rules.yaml")) {
      Yaml.read(file).root().path("groups").findValues("rules").stream()
          .flatMap(rules -> StreamSupport.stream(rules.spliterator(), false))
          .filter(rule -> rule.has("alert"))
          .forEach(alerts::add);
    }
    assertThat(alerts).isNotEmpty();
    return alerts;
  }

  private static List<Path> files(String glob) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(ALERTS)) {
      files =
          walk.filter(
                  file ->
                      file.getFileSystem()
                          .getPathMatcher("glob:" + ALERTS + "/" + glob)
                          .matches(file))
              .sorted()
              .toList();
    }
    assertThat(files).isNotEmpty();
    return files;
  }
}
