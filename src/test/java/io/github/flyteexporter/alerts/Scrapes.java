package io.github.flyteexporter.alerts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What a Prometheus gets from an exporter, scrape after scrape: promtool's input series. */
final class Scrapes {
  private final Map<String, ValueSequence> series = new TreeMap<>();
  private final Duration interval;
  private int scrapes;

  /** None as yet, with the time from one to the next. */
  Scrapes(Duration interval) {
    this.interval = interval;
  }

  /** A scrape that came through: series as they are written on a page, without Prometheus' own. */
  void add(Map<String, Double> page, String pod) {
    page.forEach((name, value) -> set(labelled(name, pod), value));
    set(labelled("up", pod), 1);
    scrapes++;
  }

  /** A scrape that failed. */
  void fail(String pod) {
    set(labelled("up", pod), 0);
    scrapes++;
  }

  /** No scrape: there is no pod. */
  void none() {
    scrapes++;
  }

  /** When the next scrape is. */
  Duration next() {
    return interval.multipliedBy(scrapes);
  }

  ArrayNode series() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    series.forEach(
        (name, values) -> all.addObject().put("series", name).put("values", values.text(scrapes)));
    return all;
  }

  private void set(String name, double value) {
    series.computeIfAbsent(name, one -> new ValueSequence()).set(scrapes, value);
  }

  /** With the labels of the target, which Prometheus adds. */
  private static String labelled(String series, String pod) {
    String labels =
        "cluster=\"east\",instance=\"10.0.0.7:9642\",job=\"flyte-exporter\",namespace=\"flyte\","
            + "pod=\"%s\"}".formatted(pod);
    return series.endsWith("}")
        ? series.substring(0, series.length() - 1) + "," + labels
        : series + "{" + labels;
  }
}
