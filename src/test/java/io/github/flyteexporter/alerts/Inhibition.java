package io.github.flyteexporter.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which alerts are not told while which other ones fire, with these labels alike. */
record Inhibition(List<LabelMatcher> sources, List<LabelMatcher> targets, List<String> equal) {
  static List<Inhibition> all(JsonNode rules, String sources, String targets) {
    List<Inhibition> all = new ArrayList<>();
    for (JsonNode rule : rules) {
      List<String> equal = new ArrayList<>();
      rule.path("equal").forEach(label -> equal.add(label.asText()));
      all.add(new Inhibition(matchers(rule.path(sources)), matchers(rule.path(targets)), equal));
    }
    return all;
  }

  boolean mutes(Map<String, String> labels) {
    return targets.stream().allMatch(matcher -> matcher.takes(labels));
  }

  boolean startsFrom(Map<String, String> labels) {
    return sources.stream().allMatch(matcher -> matcher.takes(labels));
  }

  /** Each pattern or name of alerts for itself: {@code Flyte(A|B)} is FlyteA and FlyteB. */
  Stream<String> alerts() {
    return Stream.concat(sources.stream(), targets.stream())
        .filter(matcher -> matcher.label().equals("alertname"))
        .flatMap(
            matcher -> matcher.isRegex() ? parts(matcher.value()) : Stream.of(matcher.value()));
  }

  private static Stream<String> parts(String regex) {
    int open = regex.indexOf('(');
    String prefix = open < 0 ? "" : regex.substring(0, open);
    String inner = open < 0 ? regex : regex.substring(open + 1, regex.length() - 1);
    return Stream.of(inner.split("[|]", -1)).map(part -> prefix + part);
  }

  private static List<LabelMatcher> matchers(JsonNode nodes) {
    List<LabelMatcher> matchers = new ArrayList<>();
    nodes.forEach(node -> matchers.add(LabelMatcher.of(node)));
    matchers.sort(Comparator.comparing(LabelMatcher::toString));
    return matchers;
  }
}
