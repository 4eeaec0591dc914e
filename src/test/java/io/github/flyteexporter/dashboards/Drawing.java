package io.github.flyteexporter.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.dashboards.Dashboard.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A dashboard drawn as a page to look at: each panel at its place, about as Grafana shows it. */
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
      svg{width:100%;height:62%;background:#0d0f12} em{position:absolute;right:8px;color:#888}
      ul{margin:2px 0;padding:0;list-style:none;columns:2} li{overflow-wrap:anywhere}
      i{display:inline-block;width:8px;height:8px;margin-right:4px} b{color:#fff}
      p{margin:0;padding:14px 0;text-align:center;font-size:26px;color:#fff;float:left}
      p small{display:block;font-size:11px}
      table{border-collapse:collapse;width:100%} th{text-align:left;color:#6e9fff;font-weight:500}
      td,th{padding:3px 5px;border-bottom:1px solid #2c3235;vertical-align:top}
      td span{display:block;padding:1px 4px} u{display:inline-block;height:12px}
      dl{margin:0} dt{float:left;clear:left;width:34%;height:17px;overflow:hidden;white-space:nowrap}
      dd{margin:0 0 3px 35%;height:14px;white-space:nowrap;overflow:hidden}
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
      return title
          + Plot.escaped(content)
              .replace("\n", "<br>")
              .replaceAll("\\*\\*(.+?)\\*\\*", "<b>$1</b>")
              .replaceAll("\\*(.+?)\\*", "$1");
    }
    if (panel.type().equals("alertlist")) {
      return title + "Grafana lists here the alerts that fire.";
    }
    List<Plot.Line> lines = lines(panel);
    Field field = Field.of(panel, told.lastStep());
    String shown =
        switch (panel.type()) {
          case "table" -> table(panel);
          case "stat" -> Shapes.numbers(panel, told.lastStep(), now(lines));
          case "bargauge" -> Shapes.bars(panel, told.lastStep(), now(lines));
          case "state-timeline" -> Shapes.bands(field, lines);
          default -> lines.isEmpty() ? "" : Plot.of(lines, unit(field), told.from(), told.to());
        };
    return title
        + (shown.isEmpty() ? Plot.escaped(field.config().path("noValue").asText()) : shown);
  }

  private static String unit(Field field) {
    return field.config().path("unit").asText();
  }

  private List<Plot.Line> lines(Panel panel) {
    List<Plot.Line> lines = new ArrayList<>();
    for (JsonNode target : panel.targets()) {
      for (JsonNode series : prometheus.ask(target.path("expr").asText(), told)) {
        lines.add(new Plot.Line(legend(target, series.path("metric")), series.path("values")));
      }
    }
    return lines;
  }

  /** Those that have a value at the end. */
  private List<Plot.Line> now(List<Plot.Line> lines) {
    return lines.stream().filter(one -> isNow(one.values())).toList();
  }

  private boolean isNow(JsonNode values) {
    return values.path(values.size() - 1).path(0).asLong() >= told.lastStep().getEpochSecond();
  }

  private String table(Panel panel) {
    Table table = new Table(panel, told.lastStep());
    for (JsonNode target : panel.targets()) {
      for (JsonNode series : prometheus.ask(target.path("expr").asText(), told)) {
        JsonNode values = series.path("values");
        if (isNow(values)) {
          JsonNode value = values.path(values.size() - 1).path(1);
          table.add(target.path("refId").asText(), series.path("metric"), value);
        }
      }
    }
    return table.size() == 0 ? "" : table.html();
  }

  private static String legend(JsonNode target, JsonNode labels) {
    return LABEL
        .matcher(target.path("legendFormat").asText())
        .replaceAll((MatchResult one) -> labels.path(one.group(1)).asText());
  }
}
