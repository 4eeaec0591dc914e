package io.github.flyteexporter.drill.ask;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A matcher of Alertmanager, such as {@code severity=~"critical|warning"}. */
record LabelMatch(String label, boolean negated, boolean regex, String value) {
  private static final Pattern TEXT =
      Pattern.compile("\\s*\"?([^\\s\"=!~]+)\"?\\s*(=~|!~|!=|=)\\s*(.*?)\\s*", Pattern.DOTALL);

  /**
   * Those of a route or of one side of an inhibition: {@code matchers} and the two older forms.
   *
   * @param prefix empty, {@code source_} or {@code target_}
   */
  static List<LabelMatch> all(JsonNode rule, String prefix) {
    List<LabelMatch> all = new ArrayList<>();
    for (JsonNode text : rule.path(prefix + "matchers")) {
      Matcher parts = TEXT.matcher(text.asText());
      if (parts.matches()) {
        String operator = parts.group(2);
        all.add(
            new LabelMatch(
                parts.group(1),
                operator.startsWith("!"),
                operator.endsWith("~"),
                unquoted(parts.group(3))));
      }
    }
    older(rule.path(prefix + "match"), false, all);
    older(rule.path(prefix + "match_re"), true, all);
    return all;
  }

  private static void older(JsonNode map, boolean regex, List<LabelMatch> all) {
    map.properties()
        .forEach(
            one -> all.add(new LabelMatch(one.getKey(), false, regex, one.getValue().asText())));
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted
        ? text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
        : text;
  }

  /** Whether labels match; a label that is missing is empty. An unknown expression matches. */
  boolean fits(Map<String, String> labels) {
    String actual = labels.getOrDefault(label, "");
    if (!regex) {
      return actual.equals(value) != negated;
    }
    try {
      return Pattern.matches(value, actual) != negated;
    } catch (PatternSyntaxException e) {
      return true;
    }
  }
}
