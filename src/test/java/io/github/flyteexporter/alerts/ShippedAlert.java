package io.github.flyteexporter.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An alert as it stands in a shipped rule file.
 *
 * @param raw whether it is made for Flyte's own series
 */
record ShippedAlert(String name, boolean raw, JsonNode rule) {
  private static final Pattern OURS = Pattern.compile("\\bflyte_[a-z0-9_]+");

  static final Path FOLDER = Path.of("alerts");
  static final Path FLYTE = FOLDER.resolve("flyte.rules.yaml");
  static final Path RAW = FOLDER.resolve("flyte.raw.rules.yaml");

  static List<ShippedAlert> all() throws IOException {
    List<ShippedAlert> all = new ArrayList<>(of(FLYTE));
    all.addAll(of(RAW));
    return all;
  }

  static List<ShippedAlert> of(Path file) throws IOException {
    List<ShippedAlert> alerts = new ArrayList<>();
    for (JsonNode group : Yaml.read(file).root().path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        alerts.add(new ShippedAlert(rule.path("alert").asText(), file.equals(RAW), rule));
      }
    }
    return alerts;
  }

  String expression() {
    return rule.path("expr").asText();
  }

  /** The names of our series in its expression. */
  Set<String> asked() {
    return asked(expression());
  }

  /** The names of our series in a text. */
  static Set<String> asked(String text) {
    return OURS.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  String severity() {
    return rule.path("labels").path("severity").asText();
  }

  String annotation(String key) {
    return rule.path("annotations").path(key).asText();
  }

  Path test() {
    return FOLDER.resolve("tests").resolve(name + ".test.yaml");
  }

  /** Whether it fires whatever happens, to show that alerts get through. */
  boolean isWatchdog() {
    return name.equals("FlyteWatchdog");
  }

  @Override
  public String toString() {
    return name;
  }
}
