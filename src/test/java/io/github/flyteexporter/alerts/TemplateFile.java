package io.github.flyteexporter.alerts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The definitions of the shipped template file, by name. */
record TemplateFile(Map<String, String> definitions) {
  private static final Pattern BEGIN = Pattern.compile("(?m)^(?=\\{\\{- (?:define|/\\*))");
  private static final Pattern NAME = Pattern.compile("^\\{\\{- define \"([^\"]+)\"");
  private static final Pattern USE = Pattern.compile("\\{\\{-? ?template \"([^\"]+)\"");

  static final Path PATH = ShippedAlert.FOLDER.resolve("flyte.tmpl");

  static TemplateFile shipped() throws IOException {
    Map<String, String> definitions = new LinkedHashMap<>();
    for (String part : BEGIN.split(Files.readString(PATH), -1)) {
      Matcher name = NAME.matcher(part);
      if (name.find()) {
        definitions.put(name.group(1), part.strip());
      }
    }
    return new TemplateFile(definitions);
  }

  /** A field's text with all definitions that it needs before it. */
  String alone(String field) {
    Map<String, String> needed = new LinkedHashMap<>();
    collect(field, needed);
    return String.join("\n", needed.values()) + "\n" + field.replaceFirst("^\\{\\{ ", "{{- ");
  }

  private void collect(String text, Map<String, String> needed) {
    USE.matcher(text)
        .results()
        .map(use -> use.group(1))
        .filter(name -> !needed.containsKey(name))
        .forEach(
            name -> {
              collect(definitions.get(name), needed);
              needed.put(name, definitions.get(name));
            });
  }
}
