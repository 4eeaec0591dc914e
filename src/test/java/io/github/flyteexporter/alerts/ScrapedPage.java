package io.github.flyteexporter.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.replay.Played;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The series of a page that the rules ask for. */
final class ScrapedPage {
  private final Set<String> asked = new TreeSet<>();

  ScrapedPage() throws IOException {
    this(rule -> true);
  }

  /** Those that these rules ask for. */
  ScrapedPage(Predicate<JsonNode> rules) throws IOException {
    for (ShippedAlert alert : ShippedAlert.of(ShippedAlert.FLYTE)) {
      if (rules.test(alert.rule())) {
        asked.addAll(alert.asked());
      }
    }
  }

  /** With moments counted from the recording's start, as promtool's clock starts at 0. */
  Map<String, Double> of(Played played) {
    Instant start =
        played.page().at().minus(Duration.ofMillis(Math.round(played.seconds() * 1000)));
    Map<String, Double> series = new TreeMap<>();
    played
        .text()
        .lines()
        .filter(line -> asked.contains(name(line)))
        .forEach(
            line -> {
              int end = line.lastIndexOf(' ');
              double value = Double.parseDouble(line.substring(end + 1));
              boolean moment = name(line).matches(".*_(timestamp|start_time)_seconds");
              series.put(
                  line.substring(0, end), moment ? value - start.toEpochMilli() / 1000.0 : value);
            });
    return series;
  }

  private static String name(String line) {
    return line.split("[{ ]", 2)[0];
  }
}
