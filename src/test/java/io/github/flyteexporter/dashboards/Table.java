package io.github.flyteexporter.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.dashboards.Dashboard.Panel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows of a table: series of several queries with the same labels in one, as Grafana merges.
 */
final class Table {
  private final Panel panel;
  private final Instant now;
  private final List<Map<String, JsonNode>> rows = new ArrayList<>();

  Table(Panel panel, Instant now) {
    this.panel = panel;
    this.now = now;
  }

  /** Adds a series: its labels, and its value under the name of its query. */
  void add(String refId, JsonNode labels, JsonNode value) {
    Map<String, JsonNode> row = new LinkedHashMap<>();
    labels.properties().forEach(one -> row.put(one.getKey(), one.getValue()));
    row.put(panel.targets().size() > 1 ? "Value #" + refId : "Value", value);
    rows.stream()
        .filter(one -> isSame(one, row))
        .findFirst()
        .ifPresentOrElse(one -> one.putAll(row), () -> rows.add(row));
  }

  private static boolean isSame(Map<String, JsonNode> one, Map<String, JsonNode> other) {
    Set<String> common = new HashSet<>(one.keySet());
    common.retainAll(other.keySet());
    return common.stream()
        .allMatch(key -> !key.startsWith("Value") && one.get(key).equals(other.get(key)));
  }

  int size() {
    return rows.size();
  }

  /** As HTML, with the columns that the panel names, in its order. */
  String html() {
    JsonNode organize = panel.json().path("transformations").findPath("renameByName");
    JsonNode order = panel.json().path("transformations").findPath("indexByName");
    JsonNode hidden = panel.json().path("transformations").findPath("excludeByName");
    Set<String> columns =
        new TreeSet<>(
            Comparator.<String>comparingInt(one -> order.path(one).asInt(99))
                .thenComparing(Comparator.naturalOrder()));
    order.fieldNames().forEachRemaining(columns::add);
    rows.forEach(row -> columns.addAll(row.keySet()));
    columns.removeIf(one -> hidden.path(one).asBoolean() || one.equals("cluster"));
    StringBuilder html = new StringBuilder("<table><tr>");
    for (String column : columns) {
      html.append("<th>").append(organize.path(column).asText(column)).append("</th>");
    }
    for (Map<String, JsonNode> row : rows) {
      html.append("</tr><tr>");
      for (String column : columns) {
        Field field = Field.of(panel, organize.path(column).asText(column), now);
        html.append("<td>").append(cell(field, column, row.get(column))).append("</td>");
      }
    }
    return html.append("</tr></table>").toString();
  }

  private static String cell(Field field, String column, JsonNode value) {
    if (value == null) {
      return field.nothing();
    }
    return column.startsWith("Value") ? field.cell(value.asDouble()) : Plot.escaped(value.asText());
  }
}
