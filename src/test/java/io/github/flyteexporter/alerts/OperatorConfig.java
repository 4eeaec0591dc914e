package io.github.flyteexporter.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The shipped AlertmanagerConfig of the Prometheus operator. */
record OperatorConfig(JsonNode spec) {
  static final Path PATH = Path.of("k8s/operator/alertmanagerconfig.yaml");

  static OperatorConfig shipped() throws IOException {
    return new OperatorConfig(Yaml.read(PATH).root().path("spec"));
  }

  JsonNode route() {
    return spec.path("route");
  }

  JsonNode slack(String name) {
    for (JsonNode receiver : spec.path("receivers")) {
      if (receiver.path("name").asText().equals(name)) {
        return receiver.at("/slackConfigs/0");
      }
    }
    throw new AssertionError("no receiver " + name);
  }

  /** The route for alerts with this text in their first matcher. */
  JsonNode routeOf(String value) {
    for (JsonNode route : route().path("routes")) {
      if (route.at("/matchers/0/value").asText().equals(value)) {
        return route;
      }
    }
    throw new AssertionError("no route of " + value);
  }

  List<Inhibition> inhibitions() {
    return Inhibition.all(spec.path("inhibitRules"), "sourceMatch", "targetMatch");
  }
}
