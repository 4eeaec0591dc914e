package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.replay.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A demo that has ended raises no alarm: what fired in the incident ends with it, and neither the
 * exporter nor Flyte is taken for dead.
 */
final class FinishedDemoIT {
  private static final Path DEMO = Path.of("src/main/resources/demo");
  private static final Duration SERVED = Duration.ofMinutes(60);
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  /** Alerts are held for a while, and ranges look back. */
  private static final Duration SETTLED = Duration.ofMinutes(40);

  private static final String LATER = "%s and on () (vector(time()) > %d)";

  /** Runs that were lost are named for an hour: they must be made again. */
  private static final String FIRING =
      "ALERTS{alertstate=\"firing\",severity!=\"none\",alertname!=\"FlyteRunsNotEnqueued\"}";

  private static final String DOWN =
      "ALERTS{alertname=~\"FlyteExporter.*\",alertname!=\"FlyteExporterSourceDown\"}";

  @Test
  void nothingFiresAfterTheEnd() throws Exception {
    RuleTests tests = new RuleTests(INTERVAL);
    try (Stream<Path> recordings = Files.list(DEMO)) {
      for (Path recording : recordings.filter(Files::isDirectory).sorted().toList()) {
        List<Played> all = Played.play(recording);
        long end = Math.round(all.get(all.size() - 1).seconds());
        RuleTests.Asked asked =
            tests.add(recording.getFileName().toString(), scrapes(all, Duration.ofSeconds(end)));
        asked.names(LATER.formatted(FIRING, end + SETTLED.toSeconds()), Set.of());
        asked.names(LATER.formatted(DOWN, end), Set.of());
      }
    }
    Tool.Ran ran = tests.run(Path.of("target", "finished-demo.test.yaml"));
    assertThat(ran.code()).as(ran.output()).isZero();
  }

  private static Scrapes scrapes(List<Played> all, Duration end) throws IOException {
    ScrapedPage pages = new ScrapedPage();
    Scrapes scrapes = new Scrapes(INTERVAL);
    Played last = all.get(all.size() - 1);
    while (scrapes.next().compareTo(end.plus(SERVED)) <= 0) {
      Duration now = scrapes.next();
      Played moment =
          now.compareTo(end) > 0 ? ended(last, now) : newest(all, now.toMillis() / 1000.0);
      scrapes.add(pages.of(moment), "flyte-exporter-1");
    }
    return scrapes;
  }

  private static Played ended(Played last, Duration now) {
    Duration since = now.minus(Duration.ofMillis(Math.round(last.seconds() * 1000)));
    return new Played(
        last.seconds(),
        last.readings(),
        last.memory(),
        last.page().ended(last.page().at().plus(since)));
  }

  private static Played newest(List<Played> all, double now) {
    return all.stream()
        .filter(one -> one.seconds() <= now)
        .reduce((earlier, later) -> later)
        .orElse(all.get(0));
  }
}
