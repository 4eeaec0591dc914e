package io.github.flyteexporter.config.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.regex.Pattern;

/** What a YAML parser has to say about a mistake, without the piece of the file it would quote. */
final class YamlError {
  /** Names a class of the parser's. */
  private static final Pattern WHAT_IT_GOT = Pattern.compile(", got this instead.*");

  private YamlError() {}

  /**
   * The reason alone. The parser's message has it in its first and third part; quoted lines and
   * places are indented.
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
