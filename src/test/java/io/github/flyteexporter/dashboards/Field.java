package io.github.flyteexporter.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.dashboards.Dashboard.Panel;
import java.time.Instant;

/** How Grafana shows a value: its unit, the text that stands for it, its color. */
record Field(JsonNode config, Instant now) {
  static Field of(Panel panel, Instant now) {
    return new Field(panel.json().path("fieldConfig").path("defaults"), now);
  }

  /** The field of a column, with what the panel says of columns of this name. */
  static Field of(Panel panel, String column, Instant now) {
    ObjectNode config = panel.json().path("fieldConfig").path("defaults").deepCopy();
    for (JsonNode one : panel.json().path("fieldConfig").path("overrides")) {
      String pattern = one.path("matcher").path("options").asText();
      if (column.matches(pattern.replaceAll("^/|/$", ""))) {
        one.path("properties")
            .forEach(set -> config.set(set.path("id").asText(), set.get("value")));
      }
    }
    return new Field(config, now);
  }

  String text(double value) {
    String unit = config.path("unit").asText();
    return switch (mapped(value).path("text").asText()) {
      case "" -> unit.equals("dateTimeFromNow") ? ago(value) : Units.text(value, unit);
      default -> mapped(value).path("text").asText();
    };
  }

  /** What stands where there is no value, in HTML. */
  String nothing() {
    for (JsonNode one : config.path("mappings")) {
      if (one.path("type").asText().equals("special")) {
        JsonNode result = one.path("options").path("result");
        return cell(result.path("text").asText(), result.path("color").asText());
      }
    }
    return "";
  }

  /** The value in its color, in HTML. */
  String cell(double value) {
    return cell(text(value), color(value));
  }

  private String cell(String text, String color) {
    String style = config.path("custom.cellOptions").path("type").asText();
    String kind =
        switch (style) {
          case "color-background" -> "background";
          case "color-text" -> "color";
          default -> "none";
        };
    return "<span style='%s:%s'>%s</span>".formatted(kind, css(color), Plot.escaped(text));
  }

  String color(double value) {
    JsonNode mapped = mapped(value).path("color");
    String color = mapped.asText();
    for (JsonNode step : config.path("thresholds").path("steps")) {
      boolean reached = step.path("value").isNull() || value >= step.path("value").asDouble();
      color = mapped.isMissingNode() && reached ? step.path("color").asText() : color;
    }
    return color;
  }

  private JsonNode mapped(double value) {
    String key = value == Math.rint(value) ? "" + (long) value : "" + value;
    return config.path("mappings").path(0).path("options").path(key);
  }

  private String ago(double millis) {
    return Units.text((now.toEpochMilli() - millis) / 1e3, "s") + " ago";
  }

  static String css(String color) {
    return switch (color) {
      case "green" -> "#1f7a3a";
      case "yellow" -> "#a07d00";
      case "orange" -> "#c4651a";
      case "red" -> "#b3202c";
      case "blue" -> "#1f60c4";
      default -> "#ccc";
    };
  }
}
