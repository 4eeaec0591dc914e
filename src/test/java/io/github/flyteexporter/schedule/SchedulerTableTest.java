package io.github.flyteexporter.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Our times against those of the scheduler's own library; the table says how it was made. */
class SchedulerTableTest {
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
    assertThat(SchedulerTable.rows()).hasSize(2000);
    assertThat(SchedulerTable.rows().stream().filter(SchedulerTable.Row::refused)).hasSize(338);
    assertThat(SchedulerTable.rows().stream().filter(row -> row.kind().equals("rate"))).hasSize(39);
  }

  @Test
  void everyScheduleFiresWhenTheSchedulerFiresIt() throws Exception {
    SoftAssertions softly = new SoftAssertions();
    for (SchedulerTable.Row row : SchedulerTable.rows()) {
      if (!row.refused()) {
        Schedule schedule = row.schedule();
        for (String expected : row.expected()) {
          softly
              .assertThat(times(schedule, expected.split(" ", -1)))
              .as("%s %s", row.kind(), row.text())
              .isEqualTo(expected.replace("endless", "never"));
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void whatTheSchedulerRefusesIsRefused() throws Exception {
    for (SchedulerTable.Row row : SchedulerTable.rows()) {
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
