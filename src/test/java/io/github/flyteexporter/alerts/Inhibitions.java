package io.github.flyteexporter.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What Alertmanager keeps quiet by the shipped {@code inhibit_rules}, told in PromQL. */
final class Inhibitions {
  private final JsonNode rules;

  private Inhibitions(JsonNode rules) {
    this.rules = rules;
  }

  static Inhibitions shipped() throws IOException {
    return new Inhibitions(
        Yaml.read(ShippedAlert.FOLDER.resolve("alertmanager.yml")).root().path("inhibit_rules"));
  }

  /** Whether an alert mutes others. */
  boolean startsFrom(String alert) {
    return Inhibition.all(rules, "source_matchers", "target_matchers").stream()
        .anyMatch(one -> one.startsFrom(Map.of("alertname", alert)));
  }

  /** The series of the alerts that fire and are not muted. */
  String told() {
    return told("");
  }

  /** Those that were not told so long ago, at the evaluation before. */
  String begun(Duration ago) {
    return "(%s unless %s)".formatted(told(), told(" offset " + ago.toSeconds() + "s"));
  }

  private String told(String offset) {
    return StreamSupport.stream(rules.spliterator(), false)
        .map(rule -> muted(rule, offset))
        .collect(Collectors.joining(" or ", "(" + firing(List.of(), offset) + " unless (", "))"));
  }

  /** A label that both lack is equal, in PromQL as in Alertmanager. */
  private static String muted(JsonNode rule, String offset) {
    return "%s and on (%s) %s"
        .formatted(
            firing(texts(rule.path("target_matchers")), offset),
            String.join(", ", texts(rule.path("equal"))),
            firing(texts(rule.path("source_matchers")), offset));
  }

  private static String firing(List<String> matchers, String offset) {
    return matchers.stream()
        .map(matcher -> matcher.replaceFirst("([=~]) ?([A-Za-z]+)$", "$1 \"$2\""))
        .map(matcher -> "," + matcher)
        .collect(Collectors.joining("", "ALERTS{alertstate=\"firing\"", "}" + offset));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
