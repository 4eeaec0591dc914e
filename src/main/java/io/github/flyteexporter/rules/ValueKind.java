package io.github.flyteexporter.rules;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may stand at a key. What the default looks like decides, save for the keys that have a form
 * of their own; none lets through what would end a line or a string of a rule.
 */
enum ValueKind {
  SELECTOR("selector", "matchers such as cluster=\"east\",job=\"flyte-exporter\"", matchers()),
  SEVERITY("severity", "critical, warning, info or none", "critical|warning|info|none"),
  SWITCH("", "true or false", "true|false"),
  DURATION("", "a duration such as 15s or 2m", "([0-9]{1,6}(ms|[smhdwy]))+"),
  NUMBER("", "a number", "[0-9]{1,12}([.][0-9]{1,9})?"),
  URL("", "a URL such as https://grafana.example.com", "https?://[\\w.:/~%+-]+"),
  NAMES("", "names with | between them", "[a-z0-9_]+(\\|[a-z0-9_]+)*");

  private final String key;
  private final String expected;
  private final Pattern form;

  ValueKind(String key, String expected, String form) {
    this.key = key;
    this.expected = expected;
    this.form = Pattern.compile(form);
  }

  private static String matchers() {
    String one = "[a-zA-Z_]\\w*\\s*(=|!=|=~|!~)\\s*\"[^\"\\\\$\\n\\r]*\"";
    return "(" + one + "(\\s*,\\s*" + one + ")*)?";
  }

  /** What is expected at a path in words, empty when the value is that. */
  static Optional<String> expected(String path, String byDefault, String value) {
    String last = path.substring(path.lastIndexOf('.') + 1);
    ValueKind kind =
        Arrays.stream(values())
            .filter(one -> one.key.isEmpty() ? one.accepts(byDefault) : one.key.equals(last))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no kind of value: " + path));
    return kind.accepts(value) ? Optional.empty() : Optional.of(kind.expected);
  }

  private boolean accepts(String value) {
    return form.matcher(value).matches();
  }
}
