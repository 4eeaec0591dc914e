package io.github.flyteexporter.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Alertmanager's configuration as shipped. */
record AlertmanagerFile(JsonNode root) {
  static final Path PATH = ShippedAlert.FOLDER.resolve("alertmanager.yml");

  /** The fields of a receiver of Slack that are templates. */
  static final List<String> SLACK_TEXTS =
      List.of("title", "title_link", "fallback", "text", "color");

  static AlertmanagerFile shipped() throws IOException {
    return new AlertmanagerFile(Yaml.read(PATH).root());
  }

  JsonNode route() {
    return root.path("route");
  }

  JsonNode receiver(String name) {
    for (JsonNode receiver : root.path("receivers")) {
      if (receiver.path("name").asText().equals(name)) {
        return receiver;
      }
    }
    throw new AssertionError("no receiver " + name);
  }

  /** The route to a receiver. */
  JsonNode routeTo(String receiver) {
    for (JsonNode route : route().path("routes")) {
      if (route.path("receiver").asText().equals(receiver)) {
        return route;
      }
    }
    throw new AssertionError("no route to " + receiver);
  }

  List<Inhibition> inhibitions() {
    return Inhibition.all(root.path("inhibit_rules"), "source_matchers", "target_matchers");
  }
}
