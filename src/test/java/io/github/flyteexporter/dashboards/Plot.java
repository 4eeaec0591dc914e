package io.github.flyteexporter.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Some series as lines in one SVG, each with its legend and its last value below. */
final class Plot {
  private static final List<String> COLORS =
      List.of("#2f6", "#fb3", "#5af", "#f55", "#c7f", "#3dd", "#f9c", "#aaa");
  private static final int MOST = 8;
  private static final int HEIGHT = 100;
  private static final int WIDTH = 300;

  private Plot() {}

  /**
   * One line of a plot.
   *
   * @param values pairs of a time in seconds and a value as text, as Prometheus answers them
   */
  record Line(String legend, JsonNode values) {
    double last() {
      return values.path(values.size() - 1).path(1).asDouble();
    }

    double most() {
      double most = 0;
      for (JsonNode one : values) {
        most = Math.max(most, one.path(1).asDouble());
      }
      return most;
    }
  }

  static String of(List<Line> lines, String unit, Instant from, Instant to) {
    double most = lines.stream().mapToDouble(Line::most).filter(Double::isFinite).max().orElse(0);
    StringBuilder svg = new StringBuilder();
    StringBuilder legend = new StringBuilder();
    for (int i = 0; i < Math.min(MOST, lines.size()); i++) {
      String color = COLORS.get(i);
      svg.append(path(lines.get(i).values(), most, from, to, color));
      legend.append(
          "<li><i style='background:%s'></i>%s <b>%s</b></li>"
              .formatted(
                  color, escaped(lines.get(i).legend()), Units.text(lines.get(i).last(), unit)));
    }
    if (lines.size() > MOST) {
      legend.append("<li>and ").append(lines.size() - MOST).append(" more</li>");
    }
    return "<svg viewBox='0 0 %d %d' preserveAspectRatio='none'>%s</svg><em>%s</em><ul>%s</ul>"
        .formatted(WIDTH, HEIGHT, svg, Units.text(most, unit), legend);
  }

  private static String path(JsonNode values, double most, Instant from, Instant to, String color) {
    double span = Math.max(1, to.getEpochSecond() - from.getEpochSecond());
    StringBuilder points = new StringBuilder();
    double before = Double.NaN;
    for (JsonNode one : values) {
      double time = one.path(0).asDouble();
      double x = (time - from.getEpochSecond()) / span * WIDTH;
      double y = HEIGHT - (most > 0 ? one.path(1).asDouble() / most : 0) * (HEIGHT - 4) - 2;
      if (Double.isFinite(y)) {
        boolean gap = !(time - before <= FilledPrometheus.STEP.toSeconds());
        points.append(String.format(Locale.ROOT, "%s%.1f,%.1f ", gap ? "M" : "L", x, y));
        before = time;
      }
    }
    return ("<path d='%sh2' fill='none' stroke='%s' stroke-width='2'"
            + " vector-effect='non-scaling-stroke'/>")
        .formatted(points.isEmpty() ? "M0,0" : points, color);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
