package io.github.flyteexporter.alerts;

import io.github.flyteexporter.replay.Played;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a Prometheus gets while a recording is played. */
final class RecordedScrapes {
  /**
   * For so long the last page is served on, by rounds that go on: more than any alert on Flyte's
   * present state waits for.
   */
  private static final Duration HELD = Duration.ofMinutes(20);

  static final Duration INTERVAL = Duration.ofSeconds(15);
  private static final String ROUND = "flyte_exporter_last_round_timestamp_seconds";

  private RecordedScrapes() {}

  static Scrapes of(Path recording) throws IOException {
    List<Played> all = Played.play(recording);
    ScrapedPage pages = new ScrapedPage();
    double end = all.get(all.size() - 1).seconds();
    Scrapes scrapes = new Scrapes(INTERVAL);
    while (scrapes.next().toSeconds() <= end + HELD.toSeconds()) {
      double now = scrapes.next().toSeconds();
      Map<String, Double> page = pages.of(newest(all, now));
      if (now > end) {
        page.put(ROUND, now);
      }
      scrapes.add(page, "flyte-exporter-1");
    }
    return scrapes;
  }

  private static Played newest(List<Played> all, double now) {
    return all.stream()
        .filter(one -> one.seconds() <= now)
        .reduce((earlier, later) -> later)
        .orElse(all.get(0));
  }
}
