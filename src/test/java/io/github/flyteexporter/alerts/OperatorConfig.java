package io.github.flyteexporter.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The shipped AlertmanagerConfig of the Prometheus operator. */
record OperatorConfig(JsonNode spec) {
  static OperatorConfig shipped() throws IOException {
    Path file = Path.of("k8s/operator/alertmanagerconfig.yaml");
    return new OperatorConfig(Yaml.read(file).root().path("spec"));
  }

  JsonNode route() {
    return spec.path("route");
  }

  JsonNode slack() {
    return spec.at("/receivers/0/slackConfigs/0");
  }

  List<Inhibition> inhibitions() {
    return Inhibition.all(spec.path("inhibitRules"), "sourceMatch", "targetMatch");
  }
}
