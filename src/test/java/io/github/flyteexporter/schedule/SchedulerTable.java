package io.github.flyteexporter.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Schedules and when the scheduler's own library fires them; the file says how it was made. */
final class SchedulerTable {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  /** A schedule and what was expected of it. */
  record Row(String kind, String text, List<String> expected) {
    static Row of(String line) {
      String[] columns = line.split("\t", -1);
      String text =
          ESCAPE
              .matcher(columns[1])
              .replaceAll(
                  code ->
                      Matcher.quoteReplacement(
                          Character.toString(Integer.parseInt(code.group(1), 16))));
      return new Row(columns[0], text, Arrays.asList(columns).subList(2, columns.length));
    }

    boolean refused() {
      return expected.equals(List.of("refused"));
    }

    Schedule schedule() {
      String[] rate = text.split(" ", -1);
      return kind.equals("rate")
          ? Schedule.rate(Long.parseLong(rate[0]), rate[1])
          : CronExpression.parse(text);
    }
  }

  static List<Row> rows() throws Exception {
    return Files.readAllLines(Path.of("src/test/resources/schedule/unionai-cron.tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(Row::of)
        .toList();
  }

  private SchedulerTable() {}
}
