package io.github.flyteexporter.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.dashboards.Dashboard.Panel;
import java.time.Instant;
import java.util.List;

/** Panels of single values and of states, in HTML; empty when there is nothing to show. */
final class Shapes {
  private Shapes() {}

  /** Each value as a number on its color. */
  static String numbers(Panel panel, Instant now, List<Plot.Line> lines) {
    StringBuilder html = new StringBuilder();
    for (Plot.Line line : lines) {
      Field field = Field.of(panel, line.legend(), now);
      html.append(
          "<p style='width:%d%%;background:%s'>%s<small>%s</small></p>"
              .formatted(
                  100 / lines.size(),
                  background(field.color(line.last())),
                  Plot.escaped(field.text(line.last())),
                  Plot.escaped(line.legend())));
    }
    return html.toString();
  }

  /** Each value as a bar. */
  static String bars(Panel panel, Instant now, List<Plot.Line> lines) {
    double longest = lines.stream().mapToDouble(Plot.Line::last).max().orElse(1);
    JsonNode max = Field.of(panel, now).config().path("max");
    double most = max.asDouble(longest > 0 ? longest : 1);
    StringBuilder html = new StringBuilder();
    for (Plot.Line line : lines) {
      Field field = Field.of(panel, line.legend(), now);
      html.append("<dt>").append(Plot.escaped(line.legend())).append("</dt><dd>");
      html.append(band(field.color(line.last()), 75 * Math.max(0, line.last()) / most));
      html.append(" ").append(Plot.escaped(field.text(line.last()))).append("</dd>");
    }
    return lines.isEmpty() ? "" : "<dl>" + html + "</dl>";
  }

  /** Each series as a row of its states. */
  static String bands(Field field, List<Plot.Line> lines) {
    long from = lines.stream().mapToLong(one -> time(one, 0)).min().orElse(0);
    long to = lines.stream().mapToLong(one -> time(one, one.values().size() - 1)).max().orElse(0);
    double step = 100.0 / ((to - from) / FilledPrometheus.STEP.toSeconds() + 1);
    StringBuilder html = new StringBuilder();
    for (Plot.Line line : lines) {
      html.append("<dt>").append(Plot.escaped(line.legend())).append("</dt><dd>");
      long next = from;
      for (JsonNode one : line.values()) {
        long gap = (one.path(0).asLong() - next) / FilledPrometheus.STEP.toSeconds();
        html.append(gap > 0 ? band("none", gap * step) : "");
        html.append(band(field.color(one.path(1).asDouble()), step));
        next = one.path(0).asLong() + FilledPrometheus.STEP.toSeconds();
      }
      html.append("</dd>");
    }
    return lines.isEmpty() ? "" : "<dl>" + html + "</dl>";
  }

  private static long time(Plot.Line line, int index) {
    return line.values().path(index).path(0).asLong();
  }

  private static String band(String color, double percent) {
    return "<u style='width:%.2f%%;background:%s'></u>"
        .formatted(percent, color.equals("none") ? "none" : Field.css(color));
  }

  private static String background(String color) {
    return color.equals("text") ? "none" : Field.css(color);
  }
}
