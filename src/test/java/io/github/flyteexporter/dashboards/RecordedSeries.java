package io.github.flyteexporter.dashboards;

import io.github.flyteexporter.replay.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pages of an exporter over some minutes, under a namespace of their own.
 *
 * @param exporters how many exporters tell the same
 * @param operator whether it is stored under the labels that the prometheus-operator gives a target
 */
record RecordedSeries(String namespace, List<At> pages, int exporters, boolean operator) {
  static final Path WRITTEN = Path.of("src/test/resources/dashboards/written.prom");
  private static final String OPERATORS =
      ",container=\"flyte-exporter\",endpoint=\"exporter\",pod=\"exporter\","
          + "job=\"flyte/flyte-exporter\",service=\"flyte-exporter\"";
  private static final Pattern DISPLACED =
      Pattern.compile("([{,])((?:namespace|pod|container|endpoint|service|job|instance)=\")");
  private static final Instant WRITTEN_AT = Instant.parse("2026-01-01T10:00:00Z");
  private static final Duration TICK = Duration.ofSeconds(10);
  private static final int TICKS = 12;

  /** A page and when it was told. */
  record At(Instant time, String page) {}

  /** What is told while a recording is played. */
  static RecordedSeries played(String namespace, Path recording) throws IOException {
    List<At> pages = new ArrayList<>();
    for (Played played : Played.play(recording)) {
      pages.add(new At(played.page().at(), played.text()));
    }
    return new RecordedSeries(namespace, pages, 1, false);
  }

  /** A page written by hand with what no recording holds; its counters grow from time to time. */
  static RecordedSeries written() throws IOException {
    List<String> page = Files.readAllLines(WRITTEN);
    List<At> pages = new ArrayList<>();
    for (int tick = 0; tick < TICKS; tick++) {
      int times = tick + 1;
      String grown =
          page.stream().map(line -> grown(line, times)).collect(Collectors.joining("\n"));
      pages.add(new At(WRITTEN_AT.plus(TICK.multipliedBy(tick)), grown));
    }
    return new RecordedSeries("written", pages, 1, false);
  }

  private static String grown(String line, int times) {
    int value = line.lastIndexOf(' ') + 1;
    return line.contains("_total{")
        ? line.substring(0, value) + times * Double.parseDouble(line.substring(value))
        : line;
  }

  /** The same as a second exporter also tells it. */
  RecordedSeries byTwoExporters() {
    return new RecordedSeries(namespace + "-twice", pages, 2, operator);
  }

  /** The same as a PodMonitor's target: its labels displace those of the same name. */
  RecordedSeries underOperator() {
    return new RecordedSeries(namespace + "-operator", pages, exporters, true);
  }

  boolean isVariant() {
    return exporters > 1 || operator;
  }

  Instant from() {
    return pages.get(0).time();
  }

  Instant to() {
    return pages.get(pages.size() - 1).time();
  }

  /** The last moment that a panel shows. */
  Instant lastStep() {
    long step = FilledPrometheus.STEP.toSeconds();
    long shown = (to().getEpochSecond() - from().getEpochSecond()) / step * step;
    return Instant.ofEpochSecond(from().getEpochSecond() + shown);
  }

  /** The same times, for namespaces that match an expression. */
  RecordedSeries of(String namespaces) {
    return new RecordedSeries(namespaces, pages, exporters, operator);
  }

  /** As it was some pages before the end. */
  RecordedSeries first(int count) {
    return new RecordedSeries(namespace, pages.subList(0, count), exporters, operator);
  }

  /**
   * All pages as OpenMetrics with times, as {@code promtool tsdb create-blocks-from} takes them.
   */
  String openMetrics() {
    StringBuilder out = new StringBuilder();
    for (At at : pages) {
      for (int exporter = 0; exporter < exporters; exporter++) {
        String target = "namespace=\"%s\",instance=\"%d\"".formatted(namespace, exporter);
        String labels = operator ? target + OPERATORS : target;
        double seconds = at.time().toEpochMilli() / 1e3;
        at.page()
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> operator ? DISPLACED.matcher(line).replaceAll("$1exported_$2") : line)
            .forEach(line -> out.append(labelled(line, labels, seconds)));
      }
    }
    return out.append("# EOF\n").toString();
  }

  private static String labelled(String line, String labels, double seconds) {
    int value = line.lastIndexOf(' ');
    int brace = line.indexOf('{');
    String series =
        brace < 0 || brace > value
            ? line.substring(0, value) + "{" + labels + "}"
            : line.substring(0, brace + 1) + labels + "," + line.substring(brace + 1, value);
    return "%s %s %.3f%n".formatted(series, line.substring(value + 1), seconds);
  }
}
