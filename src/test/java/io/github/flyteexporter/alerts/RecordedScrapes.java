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
    return of(recording, HELD, new ScrapedPage());
  }

  /** With the last page served on for so long. */
  static Scrapes of(Path recording, Duration held, ScrapedPage pages) throws IOException {
    List<Played> all = Played.play(recording);
    Played last = all.get(all.size() - 1);
    Scrapes scrapes = new Scrapes(INTERVAL);
    while (scrapes.next().toSeconds() <= last.seconds()) {
      scrapes.add(pages.of(newest(all, (double) scrapes.next().toSeconds())), "flyte-exporter-1");
    }
    Map<String, Double> page = pages.of(last);
    while (scrapes.next().toSeconds() <= last.seconds() + held.toSeconds()) {
      page.put(ROUND, (double) scrapes.next().toSeconds());
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
