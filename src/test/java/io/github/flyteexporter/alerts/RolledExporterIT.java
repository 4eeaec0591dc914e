package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.runtime.RoundState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The exporter's pod is replaced, or goes for good. */
final class RolledExporterIT {
  private static final Path HEALTHY = Path.of("src/test/resources/recordings/healthy");
  private static final Duration BEFORE = Duration.ofMinutes(15);
  private static final Duration GONE = Duration.ofSeconds(60);
  private static final Duration AFTER = Duration.ofMinutes(30);
  private static final String ROUND = "flyte_exporter_last_round_timestamp_seconds";
  private static final String FIRING = "ALERTS{alertstate=\"firing\",severity!=\"none\"}";
  private static final String OTHERS =
      "ALERTS{alertstate=\"firing\",severity!=\"none\",alertname!=\"FlyteSecretsExposed\"}";

  private final Scrapes scrapes = new Scrapes(RecordedScrapes.INTERVAL);

  /** So long this page is scraped, of which only the rounds go on. */
  private void scrape(Map<String, Double> page, String pod, Duration length) {
    Duration end = scrapes.next().plus(length);
    while (scrapes.next().compareTo(end) < 0) {
      page.put(ROUND, (double) scrapes.next().toSeconds());
      scrapes.add(page, pod);
    }
  }

  private void nobody(Duration length) {
    Duration end = scrapes.next().plus(length);
    while (scrapes.next().compareTo(end) < 0) {
      scrapes.none();
    }
  }

  private static Tool.Ran ask(RuleTests tests) throws IOException, InterruptedException {
    return tests.run(Path.of("target", "rolled-exporter.test.yaml"));
  }

  @Test
  void aDeploymentThatIsRolledRaisesNoAlarm() throws Exception {
    ScrapedPage pages = new ScrapedPage();
    Played last = last();
    scrape(pages.of(last), "flyte-exporter-1", BEFORE);
    nobody(GONE);
    scrape(pages.of(anew(last)), "flyte-exporter-2", AFTER);
    RuleTests tests = new RuleTests(RecordedScrapes.INTERVAL);
    RuleTests.Asked asked = tests.add("rolled", scrapes);
    asked.names(OTHERS, Set.of());
    Tool.Ran ran = ask(tests);
    assertThat(ran.code()).as(ran.output()).isZero();
  }

  @Test
  void anExporterThatIsRemovedBeforeItsRulesPages() throws Exception {
    scrape(new ScrapedPage().of(last()), "flyte-exporter-1", BEFORE);
    nobody(AFTER);
    RuleTests tests = new RuleTests(RecordedScrapes.INTERVAL);
    tests
        .add("removed", scrapes)
        .names(
            FIRING + " and on () (vector(time()) > " + BEFORE.plusMinutes(5).toSeconds() + ")",
            Set.of("FlyteExporterDown"));
    Tool.Ran ran = ask(tests);
    assertThat(ran.code()).as(ran.output()).isZero();
  }

  private static Played last() throws IOException {
    var all = Played.play(HEALTHY);
    return all.get(all.size() - 1);
  }

  /** The first page of a new process, which remembers nothing. */
  private static Played anew(Played last) {
    RoundState memory = RoundState.empty(20).after(last.readings(), last.page().at());
    Exposition page =
        Exposition.of(
            memory.values(),
            memory.report(),
            SourceReport.all(memory.state()),
            last.page().at(),
            Duration.ZERO,
            Duration.ofSeconds(15));
    return new Played(last.seconds(), last.readings(), memory, page);
  }
}
