package io.github.flyteexporter.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A dashboard of the folder {@code grafana}. */
record Dashboard(Path file, JsonNode json) {
  private static final Path FOLDER = Path.of("grafana");
  private static final Set<String> WITHOUT_DATA = Set.of("row", "text", "alertlist");

  /** A panel as the JSON has it. */
  record Panel(JsonNode json) {
    String title() {
      return json.path("title").asText();
    }

    String type() {
      return json.path("type").asText();
    }

    List<JsonNode> targets() {
      return elements(json.path("targets"));
    }
  }

  static List<Dashboard> all() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(FOLDER)) {
      files = found.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    List<Dashboard> all = new ArrayList<>();
    for (Path file : files) {
      all.add(new Dashboard(file, new ObjectMapper().readTree(file.toFile())));
    }
    return all;
  }

  String uid() {
    return json.path("uid").asText();
  }

  /** Panels and the headings of rows. */
  List<Panel> everything() {
    return elements(json.path("panels")).stream().map(Panel::new).toList();
  }

  /** Panels that ask for data; Grafana asks for alerts itself. */
  List<Panel> panels() {
    return everything().stream().filter(panel -> !WITHOUT_DATA.contains(panel.type())).toList();
  }

  List<JsonNode> variables() {
    return elements(json.path("templating").path("list"));
  }

  boolean hasVariable(String name) {
    return variables().stream().anyMatch(one -> one.path("name").asText().equals(name));
  }

  /** Those that ask Prometheus; Grafana's own aside. */
  List<JsonNode> annotations() {
    return elements(json.path("annotations").path("list")).stream()
        .filter(one -> !one.has("builtIn"))
        .toList();
  }

  /** Every expression on it: of panels, annotations and variables. */
  List<String> expressions() {
    List<String> all = new ArrayList<>();
    panels().forEach(panel -> panel.targets().forEach(one -> all.add(one.path("expr").asText())));
    annotations().forEach(one -> all.add(one.path("expr").asText()));
    variables().forEach(one -> all.add(one.path("definition").asText()));
    all.removeIf(String::isEmpty);
    return all;
  }

  static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
