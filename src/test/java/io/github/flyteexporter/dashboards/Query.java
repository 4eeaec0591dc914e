package io.github.flyteexporter.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a dashboard asks of Prometheus: for a panel, for marks in the graphs, for a variable. */
record Query(String name, String expression) {
  private static final Pattern LABEL_VALUES =
      Pattern.compile("label_values\\((.+), ([a-z]+)\\)", Pattern.DOTALL);

  static List<Query> all() throws IOException {
    List<Query> all = new ArrayList<>();
    for (Dashboard board : Dashboard.all()) {
      for (Dashboard.Panel panel : board.panels()) {
        for (JsonNode target : panel.targets()) {
          all.add(of(board, panel.title() + ": " + target.path("refId").asText(), target, "expr"));
        }
      }
      for (JsonNode one : board.annotations()) {
        all.add(of(board, "mark " + one.path("name").asText(), one, "expr"));
      }
      for (JsonNode one : board.variables()) {
        if (one.path("type").asText().equals("query")) {
          all.add(of(board, "variable " + one.path("name").asText(), one, "definition"));
        }
      }
    }
    return all;
  }

  private static Query of(Dashboard board, String name, JsonNode from, String field) {
    String text = from.path(field).asText();
    Matcher values = LABEL_VALUES.matcher(text);
    return new Query(
        board.uid() + ": " + name,
        values.matches()
            ? "group by (%2$s) (%1$s)".formatted(values.group(1), values.group(2))
            : text);
  }
}
