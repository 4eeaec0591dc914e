package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.verdict.cause.Causes;
import io.github.flyteexporter.verdict.model.Cause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** From what a real Flyte showed to what its operator reads, through real programs. */
@Execution(ExecutionMode.CONCURRENT)
final class OutageToSlackIT {
  private static final Path DATABASE_DOWN = Path.of("src/main/resources/demo/db-down");
  private static final Path HEALTHY = Path.of("src/test/resources/recordings/healthy");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration QUIET = Duration.ofSeconds(5);

  /**
   * The page is written at one of the first readings of the outage, of which it may hold a part.
   */
  private static final double MOST_ERRORS = 250;

  private static final Pattern DATABASE_ERRORS =
      Pattern.compile("([0-9.]+) database errors per second");

  private Path folder;
  private AlertPath path;

  @BeforeEach
  void open(TestInfo test) throws IOException {
    folder =
        EmptyFolder.at(Path.of("target", "alerts", test.getTestMethod().orElseThrow().getName()));
    path = new AlertPath(folder);
  }

  @AfterEach
  void close() {
    path.close();
  }

  @Test
  void anOutagePagesOnceAndTellsWhenItIsOver() throws Exception {
    path.play("demo");
    SlackMessage page = awaitPage();
    assertThat(page.title()).startsWith("[FIRING] critical in east/flyte: Flyte is impaired");
    assertThat(page.title()).hasSizeLessThanOrEqualTo(150);
    assertThat(page.color()).isEqualTo("danger");
    assertThat(page.link()).endsWith("/FlytePlatformImpaired.md");
    assertThat(page.text())
        .containsPattern(
            "Impaired since .* UTC: (accept [(]new executions|schedule [(]schedules do not run)")
        .contains("*Where:* cluster east, namespace flyte\n")
        .contains("*Probable cause:* database (", " database errors per second, ")
        .contains("*Damage:* ")
        .contains("*First action:* " + Causes.of(Cause.DATABASE).firstAction())
        .contains("*Who acts:* platform engineer\n")
        .contains("/FlytePlatformImpaired.md|Runbook>", "|Query>")
        .containsPattern("#/silences/new[?]filter=.*cluster%3D%22east%22.*[|]Silence>");
    assertThat(databaseErrors(page)).isBetween(0.1, MOST_ERRORS);

    SlackMessage over = awaitResolvedAndQuiet();
    assertThat(over.color()).isEqualTo("good");
    assertThat(over.text())
        .containsPattern("^\\*Resolved[.]\\* The outage lasted [0-9ms ]+s[.]\n")
        .contains("*Cause was:* database")
        .contains("*Damage:* 12 workflows killed by the platform");
  }

  @Test
  void aSecondCauseNeitherPagesTwiceNorTakesTheFirstPlace() throws Exception {
    Path spliced = folder.resolve("spliced");
    SplicedRecording.write(DATABASE_DOWN, spliced);
    path.play("replay", spliced.toString());
    SlackMessage page = awaitPage();
    // the second one shows a round or two after the first, before or after the message
    await()
        .atMost(PATIENCE)
        .until(() -> path.prometheus().value("count(flyte_impaired_cause)").orElse(0) == 2);
    assertThat(page.text())
        .containsPattern("\\*Probable cause:\\* database(; also object_store)? \\([0-9]");
    assertThat(databaseErrors(page)).isBetween(0.1, MOST_ERRORS);
    awaitResolvedAndQuiet();
  }

  @Test
  void aHealthyFlyteSendsNoMessage() throws Exception {
    path.play("replay", HEALTHY.toString());
    PrometheusApi prometheus = path.prometheus();
    String progress = "flyte_function_impaired{function=\"progress\"}";
    // 110 s of recording at this speed are 14 s, each with a scrape
    await()
        .atMost(PATIENCE)
        .until(() -> prometheus.value("count_over_time(" + progress + "[5m])").orElse(0) >= 16);
    assertThat(prometheus.value("up")).hasValue(1);
    assertThat(prometheus.value(progress)).hasValue(0);
    assertThat(prometheus.value("max(max_over_time(flyte_function_impaired[5m]))")).hasValue(0);
    assertThat(prometheus.rule("FlytePlatformImpaired").path("health").asText()).isEqualTo("ok");
    assertThat(path.slack().messages()).isEmpty();
  }

  private SlackMessage awaitPage() {
    await().atMost(PATIENCE).until(() -> !path.slack().messages().isEmpty());
    assertThat(path.slack().firing()).hasSize(1);
    return path.slack().firing().get(0);
  }

  /** The second message of two, after which none comes. */
  private SlackMessage awaitResolvedAndQuiet() {
    await().atMost(PATIENCE).until(() -> path.slack().messages().size() > 1);
    await()
        .during(QUIET)
        .atMost(QUIET.multipliedBy(2))
        .until(() -> path.slack().messages().size() == 2);
    assertThat(path.slack().resolved()).hasSize(1);
    return path.slack().resolved().get(0);
  }

  private static double databaseErrors(SlackMessage message) {
    Matcher matcher = DATABASE_ERRORS.matcher(message.text());
    assertThat(matcher.find()).as(message.text()).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
