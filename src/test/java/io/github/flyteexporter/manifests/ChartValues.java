package io.github.flyteexporter.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The chart's values and what the comments beside them say, as a table. */
final class ChartValues {
  private static final Pattern KEY = Pattern.compile("( *)([\\w.-]+):(?: +(.+))?");

  /** A key that is made of another file, and its part of the table. */
  private static final String RULES = "rules";

  private final StringBuilder rows = new StringBuilder();
  private final List<String> path = new ArrayList<>();
  private final List<Boolean> commented = new ArrayList<>();
  private final List<String> comment = new ArrayList<>();

  private ChartValues() {}

  /** The table of a file of values, without those of the rules. */
  static String table(String values) {
    ChartValues all = new ChartValues();
    values.lines().takeWhile(line -> !line.equals(RULES + ":")).forEach(all::line);
    return "| Value | Default | Meaning |\n|---|---|---|\n" + all.rows;
  }

  private void line(String line) {
    Matcher key = KEY.matcher(line);
    if (line.isBlank()) {
      comment.clear();
    } else if (line.strip().startsWith("#")) {
      comment.add(line.strip().replaceFirst("^# ?", ""));
    } else if (key.matches()) {
      int depth = key.group(1).length() / 2;
      path.subList(depth, path.size()).clear();
      path.add(key.group(2));
      commented.subList(depth, commented.size()).clear();
      commented.add(!comment.isEmpty() || (depth > 0 && commented.get(depth - 1)));
      assertThat(commented.get(depth)).as("a comment at or above " + path).isTrue();
      if (key.group(3) != null || !comment.isEmpty()) {
        row(key.group(3) == null ? "" : "`" + key.group(3) + "`");
      }
      comment.clear();
    } else {
      throw new AssertionError("neither a key nor a comment: " + line);
    }
  }

  private void row(String byDefault) {
    String name = String.join(".", path);
    String meaning = String.join(" ", comment);
    rows.append("| `%s` | %s | %s |%n".formatted(name, cell(byDefault), cell(meaning)));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
