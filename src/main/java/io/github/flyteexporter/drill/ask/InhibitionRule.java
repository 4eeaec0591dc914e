package io.github.flyteexporter.drill.ask;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A rule of {@code inhibit_rules}.
 *
 * @param text as it stands in the file, on one line
 */
public record InhibitionRule(
    List<LabelMatch> source, List<LabelMatch> target, List<String> equal, String text) {
  static InhibitionRule of(JsonNode rule) {
    List<String> equal = new ArrayList<>();
    rule.path("equal").forEach(label -> equal.add(label.asText()));
    return new InhibitionRule(
        LabelMatch.all(rule, "source_"),
        LabelMatch.all(rule, "target_"),
        List.copyOf(equal),
        rule.toString());
  }

  /**
   * Whether an alert of a drill may inhibit one of a real Flyte: the rule does not ask for the same
   * value of the label that keeps the two apart.
   *
   * @param mark the name of that label
   * @param drill the labels of the alert of the drill
   */
  public boolean mayHide(String mark, Map<String, String> drill) {
    boolean sameAlert = equal.contains("alertname");
    return !equal.contains(mark)
        && source.stream().allMatch(match -> match.fits(drill))
        && (!sameAlert || target.stream().allMatch(match -> match.fits(drill)));
  }
}
