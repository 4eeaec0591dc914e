package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.docs.GeneratedText;
import io.github.flyteexporter.evaluation.play.RecordingFolders;
import io.github.flyteexporter.evaluation.truth.GroundTruth;
import io.github.flyteexporter.verdict.model.Cause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * How often each recording pages, when, and with which cause: its pages as Prometheus stores them,
 * the rules by promtool, and Alertmanager's inhibitions as PromQL. {@code -Drewrite=true} writes
 * the table anew.
 */
final class PagesOfRecordingsTest {
  private static final Path DOCS = Path.of("src/docs/alerts.md");

  private static final String FLYTE_2 = "flyte2-recordings";

  /** The longest window of a page, 10 minutes, and the longest that one then waits, 5. */
  private static final Duration HELD = Duration.ofMinutes(15);

  @Test
  void aFaultPagesOnceWithItsCause() throws Exception {
    List<Path> recordings = recordings();
    assumeFalse(recordings.isEmpty(), "the recordings are not here");
    Inhibitions inhibitions = Inhibitions.shipped();
    Predicate<JsonNode> rules = rule -> decides(rule, inhibitions);
    RuleTests tests = new RuleTests(RecordedScrapes.INTERVAL).against(rules);
    ScrapedPage scraped = new ScrapedPage(rules);
    for (Path recording : recordings) {
      RecordedPage.ask(
          tests.add(recording.toString(), RecordedScrapes.of(recording, HELD, scraped)),
          inhibitions,
          nameOf(recording));
    }
    Map<String, RecordedPage> pages =
        RecordedPage.of(tests.run(Path.of("target", "recorded-pages.test.yaml")).output());
    Map<String, String> rows = new TreeMap<>();
    for (Path recording : recordings) {
      String name = nameOf(recording);
      RecordedPage page = pages.getOrDefault(name, RecordedPage.none());
      assertRight(name, truth(recording), page);
      rows.put(name, row(name, truth(recording), page));
    }
    GeneratedText.assertSection(
        DOCS,
        "recorded pages",
        "| Recording | True cause | Pages | Alert | Cause on the page | Reported later | s to page"
            + " |\n"
            + "|---|---|---|---|---|---|---|\n"
            + String.join("", rows.values()));
  }

  /** Whether an alert pages, mutes others, or is asked about. */
  private static boolean decides(JsonNode rule, Inhibitions inhibitions) {
    String alert = rule.path("alert").asText();
    return rule.path("labels").path("severity").asText().equals("critical")
        || inhibitions.startsFrom(alert)
        || alert.equals("FlytePlatformCauseChanged");
  }

  /** A quota that is used up is its project's: FlyteTaskPodsStuck. */
  private static void assertRight(String name, GroundTruth truth, RecordedPage page) {
    Set<Cause> right = new TreeSet<>(truth.causes().keySet());
    boolean pages = !right.isEmpty() && !right.equals(Set.of(Cause.QUOTA));
    right.addAll(truth.also());
    assertThat(page.count()).as("pages of " + name).isEqualTo(pages ? 1 : 0);
    assertThat(page.causes()).as("pages of " + name).hasSize(pages ? 1 : 0);
    assertThat(page.causes())
        .as(name)
        .isSubsetOf(right.stream().map(PagesOfRecordingsTest::name).toList());
  }

  private static String row(String name, GroundTruth truth, RecordedPage page) {
    OptionalDouble begin = truth.begin().isPresent() ? truth.begin() : truth.harm();
    return "| %s | %s | %d | %s | %s | %s | %s |\n"
        .formatted(
            name,
            names(truth.causes().keySet()),
            page.count(),
            listed(new TreeSet<>(page.alerts().keySet())),
            listed(page.causes()),
            listed(page.changes()),
            page.count() == 0 ? "–" : "%.0f".formatted(page.at() - begin.orElse(0)));
  }

  private static String names(Set<Cause> causes) {
    return listed(causes.stream().map(PagesOfRecordingsTest::name).sorted().toList());
  }

  /** Faults of both Flytes have the same names. */
  private static String nameOf(Path recording) {
    String name = recording.getFileName().toString();
    return recording.getParent().endsWith(FLYTE_2) ? "flyte2-" + name : name;
  }

  private static String name(Cause cause) {
    return cause.name().toLowerCase(Locale.ROOT);
  }

  private static String listed(Iterable<String> words) {
    String text = String.join(", ", words);
    return text.isEmpty() ? "–" : text;
  }

  private static GroundTruth truth(Path recording) throws Exception {
    return GroundTruth.of(new ObjectMapper().readTree(recording.resolve("truth.json").toFile()));
  }

  private static List<Path> recordings() throws Exception {
    List<Path> folders = new ArrayList<>();
    for (String series : List.of("recordings", "recordings2", FLYTE_2)) {
      Path folder = Path.of(System.getProperty(series, "../shared/" + series));
      if (Files.isDirectory(folder)) {
        folders.add(folder);
      }
    }
    return RecordingFolders.of(folders).stream().sorted().collect(Collectors.toList());
  }
}
