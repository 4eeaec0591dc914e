package io.github.flyteexporter.alerts;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * A day of a Flyte that is well, scraped all the time: each hour a scrape fails; at noon the
 * exporter gets a new pod.
 */
final class HealthyDay {
  static final Duration INTERVAL = Duration.ofSeconds(60);

  private static final Duration NOON = Duration.ofHours(12);

  private HealthyDay() {}

  /** Its first hours. */
  static Scrapes hours(int hours, Disturbance disturbance) throws IOException {
    HealthyFlyte flyte = new HealthyFlyte(INTERVAL);
    Scrapes scrapes = new Scrapes(INTERVAL);
    while (scrapes.next().toHours() < hours) {
      Duration now = scrapes.next();
      flyte.goOn(now);
      String pod = now.compareTo(NOON) < 0 ? "flyte-exporter-x2k7p" : "flyte-exporter-9vq4d";
      if (now.equals(NOON)) {
        flyte.exporterBegins(now);
        scrapes.fail(pod);
      } else if (now.toMinutesPart() == 7 && now.toSecondsPart() == 0) {
        scrapes.fail(pod);
      } else {
        Map<String, Double> page = flyte.page(now);
        disturbance.change(now, page);
        scrapes.add(page, pod);
      }
    }
    return scrapes;
  }

  /** What else happens to a page. */
  interface Disturbance {
    Disturbance NONE = (now, page) -> {};

    void change(Duration now, Map<String, Double> page);
  }
}
