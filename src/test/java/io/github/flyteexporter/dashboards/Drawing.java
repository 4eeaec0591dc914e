package io.github.flyteexporter.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.dashboards.Dashboard.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A dashboard drawn as a page to look at: each panel at its place, whatever its type as lines. */
final class Drawing {
  private static final int COLUMN = 58;
  private static final int LINE = 32;
  private static final Pattern LABEL = Pattern.compile("\\{\\{ *([a-z_]+) *}}");
  private static final String STYLE =
      """
      body{background:#111;color:#ccc;font:12px sans-serif;margin:8px}
      div{position:absolute;box-sizing:border-box;overflow:hidden;padding:4px}
      .panel{background:#181b1f;border:1px solid #333}
      h4{margin:0 0 3px;font-weight:600;color:#eee} h4 small{color:#777}
      svg{width:100%;height:42%;background:#0d0f12} em{position:absolute;right:8px;color:#888}
      ul{margin:2px 0;padding:0;list-style:none;columns:2} li{overflow-wrap:anywhere}
      i{display:inline-block;width:8px;height:8px;margin-right:4px} b{color:#fff}
      """;

  private final FilledPrometheus prometheus;
  private final RecordedSeries told;

  Drawing(FilledPrometheus prometheus, RecordedSeries told) {
    this.prometheus = prometheus;
    this.told = told;
  }

  String of(Dashboard board) {
    StringBuilder page = new StringBuilder("<!doctype html><meta charset=utf-8><style>");
    page.append(STYLE).append("</style>");
    for (Panel panel : board.everything()) {
      JsonNode at = panel.json().path("gridPos");
      page.append(
          "<div class='%s' style='left:%dpx;top:%dpx;width:%dpx;height:%dpx'>%s</div>%n"
              .formatted(
                  panel.type().equals("row") ? "row" : "panel",
                  8 + at.path("x").asInt() * COLUMN,
                  8 + at.path("y").asInt() * LINE,
                  at.path("w").asInt() * COLUMN - 6,
                  at.path("h").asInt() * LINE - 6,
                  inside(panel)));
    }
    return page.toString();
  }

  private String inside(Panel panel) {
    String title =
        "<h4>%s <small>%s</small></h4>".formatted(Plot.escaped(panel.title()), panel.type());
    if (panel.type().equals("row")) {
      return title;
    }
    if (panel.type().equals("text")) {
      String content = panel.json().path("options").path("content").asText();
      return title + Plot.escaped(content).replace("\n", "<br>");
    }
    JsonNode defaults = panel.json().path("fieldConfig").path("defaults");
    List<Plot.Line> lines = lines(panel);
    return title
        + (lines.isEmpty()
            ? Plot.escaped(defaults.path("noValue").asText())
            : Plot.of(lines, defaults.path("unit").asText(), told.from(), told.to()));
  }

  private List<Plot.Line> lines(Panel panel) {
    List<Plot.Line> lines = new ArrayList<>();
    for (JsonNode target : panel.targets()) {
      for (JsonNode series : prometheus.ask(target.path("expr").asText(), told)) {
        JsonNode labels = series.path("metric");
        lines.add(new Plot.Line(legend(target, labels), series.path("values")));
      }
    }
    return lines;
  }

  /** As Grafana makes it; a table shows all labels. */
  private static String legend(JsonNode target, JsonNode labels) {
    if (target.has("legendFormat")) {
      return LABEL
          .matcher(target.path("legendFormat").asText())
          .replaceAll((MatchResult one) -> labels.path(one.group(1)).asText());
    }
    List<String> values = new ArrayList<>();
    labels.properties().stream()
        .filter(one -> !one.getKey().equals("namespace"))
        .forEach(one -> values.add(one.getValue().asText()));
    return String.join(", ", values);
  }
}
