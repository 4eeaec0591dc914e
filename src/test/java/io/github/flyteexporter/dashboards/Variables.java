package io.github.flyteexporter.dashboards;

import java.util.Map;
import java.util.regex.Pattern;

/** Grafana's variables in an expression. */
final class Variables {
  /** Numbers are groups of label_replace; Grafana leaves them alone. */
  private static final Pattern NAMED = Pattern.compile("\\$[{_a-z]");

  private Variables() {}

  /** With one namespace chosen, and everything else left at All. */
  static String all(String expression, String namespace) {
    String filled = expression;
    for (Map.Entry<String, String> one :
        Map.of(
                "$cluster", ".*",
                "$namespace", namespace,
                "$project", ".*",
                "$domain", ".*",
                "$target", ".*",
                "$__rate_interval", "1m",
                "$__range", "5m")
            .entrySet()) {
      filled = filled.replace(one.getKey(), one.getValue());
    }
    if (NAMED.matcher(filled).find()) {
      throw new AssertionError("a variable that no dashboard has: " + filled);
    }
    return filled;
  }
}
