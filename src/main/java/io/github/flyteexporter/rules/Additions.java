package io.github.flyteexporter.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Labels or annotations that a user adds, the later in place of the earlier. */
record Additions(Map<String, String> texts) {
  private static final String PAD = "          ";

  /** Those below each of these paths. */
  static Additions of(Map<String, String> values, String... paths) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String path : paths) {
      values.forEach(
          (key, value) -> {
            if (key.startsWith(path)) {
              texts.put(key.substring(path.length()), value);
            }
          });
    }
    return new Additions(texts);
  }

  /** As lines of YAML. */
  String lines(String indent) {
    return texts.entrySet().stream()
        .map(one -> indent + one.getKey() + ": '" + one.getValue().replace("'", "''") + "'\n")
        .collect(Collectors.joining());
  }

  /** A rule's text with these annotations at its end, in place of its own of the same name. */
  String atEndOf(String text) {
    String rest = text;
    for (String name : texts.keySet()) {
      rest = without(rest, name);
    }
    return rest + lines(PAD);
  }

  /** A rule's text with these labels beside its severity. */
  String besideSeverity(String text) {
    String severity = PAD + "severity: ${severity}\n";
    return text.replace(severity, severity + lines(PAD));
  }

  /** A rule's text without an annotation. */
  static String without(String text, String annotation) {
    return Pattern.compile("(?m)^ {10}" + annotation + ":.*\n(?: {12}.*\n)*")
        .matcher(text)
        .replaceAll("");
  }
}
