package io.github.flyteexporter.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One condition on a label, as Alertmanager and its operator write it; an absent label is empty.
 */
record LabelMatcher(String label, String type, String value) {
  private static final Pattern FORM = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"?(.*?)\"?");

  static LabelMatcher of(JsonNode node) {
    if (node.isObject()) {
      return new LabelMatcher(
          node.path("name").asText(), node.path("matchType").asText(), node.path("value").asText());
    }
    Matcher matcher = FORM.matcher(node.asText());
    if (!matcher.matches()) {
      throw new AssertionError("no matcher: " + node);
    }
    return new LabelMatcher(matcher.group(1), matcher.group(2), matcher.group(3));
  }

  boolean takes(Map<String, String> labels) {
    String given = labels.getOrDefault(label, "");
    return switch (type) {
      case "=" -> given.equals(value);
      case "!=" -> !given.equals(value);
      case "=~" -> given.matches(value);
      case "!~" -> !given.matches(value);
      default -> throw new AssertionError("no type of matcher: " + type);
    };
  }

  boolean isRegex() {
    return type.endsWith("~");
  }
}
