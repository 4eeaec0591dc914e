package io.github.flyteexporter.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Our times against those of the scheduler's own library; the table says how it was made. */
class SchedulerTableTest {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  private record Row(String kind, String text, List<String> expected) {
    static Row of(String line) {
      String[] columns = line.split("\t");
      String text =
          ESCAPE
              .matcher(columns[1])
              .replaceAll(code ->
                      Matcher.quoteReplacement(
                          Character.toString(Integer.parseInt(code.group(1), 16))));
      return new Row(columns[0], text, Arrays.asList(columns).subList(2, columns.length));
    }

    boolean refused() {
      return expected.equals(List.of("refused"));
    }

    Schedule schedule() {
      String[] rate = text.split(" ");
      return kind.equals("rate")
          ? Schedule.rate(Long.parseLong(rate[0]), rate[1])
          : CronExpression.parse(text);
    }
  }

  private static List<Row> rows() throws Exception {
    return Files.readAllLines(Path.of("src/test/resources/schedule/unionai-cron.tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(Row::of)
        .toList();
  }

  /** The times after a moment in the words of the table. */
  private static String times(Schedule schedule, String[] expected) {
    StringBuilder times = new StringBuilder(expected[0]);
    Instant last = Instant.parse(expected[0]);
    for (int i = 1; i < expected.length; i++) {
      Optional<Instant> next = schedule.next(last);
      Instant before = last.truncatedTo(ChronoUnit.SECONDS);
      if (next.isEmpty()) {
        return times.append(" never").toString();
      }
      times.append(" +").append(ChronoUnit.SECONDS.between(before, next.get()));
      last = next.get();
    }
    return times.toString();
  }

  @Test
  void theTableIsWhole() throws Exception {
    assertThat(rows()).hasSize(2000);
    assertThat(rows().stream().filter(Row::refused)).hasSize(338);
    assertThat(rows().stream().filter(row -> row.kind().equals("rate"))).hasSize(39);
  }

  @Test
  void everyScheduleFiresWhenTheSchedulerFiresIt() throws Exception {
    SoftAssertions softly = new SoftAssertions();
    for (Row row : rows()) {
      if (!row.refused()) {
        Schedule schedule = row.schedule();
        for (String expected : row.expected()) {
          softly
              .assertThat(times(schedule, expected.split(" ")))
              .as("%s %s", row.kind(), row.text())
              .isEqualTo(expected.replace("endless", "never"));
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void whatTheSchedulerRefusesIsRefused() throws Exception {
    for (Row row : rows()) {
      if (row.refused()) {
        assertThatThrownBy(row::schedule)
            .as(row.text())
            .isInstanceOf(IllegalArgumentException.class)
            .message()
            .isNotBlank();
        assertThat(Schedule.cron(row.text())).as(row.text()).isSameAs(Schedule.UNKNOWN);
      }
    }
  }
}
