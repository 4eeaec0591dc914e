package io.github.flyteexporter.config.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.regex.Pattern;

/** The reason of a YAML syntax error, without the excerpt of the file that the parser quotes. */
final class YamlError {
  /** The part that names a class of the parser. */
  private static final Pattern WHAT_IT_GOT = Pattern.compile(", got this instead.*");

  private YamlError() {}

  /**
   * The reason alone: the first and third part of the parser's message. Quoted lines and positions
   * are indented.
   */
  static String reason(JsonProcessingException e) {
    List<String> said =
        String.valueOf(e.getOriginalMessage())
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith(" "))
            .limit(2)
            .toList();
    String reason = WHAT_IT_GOT.matcher(String.join(", ", said)).replaceFirst("");
    return reason.isEmpty() || reason.contains("yaml.") ? "it cannot be read" : reason;
  }
}
