package io.github.flyteexporter.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTest {
  private static final Instant LONG_AGO = Instant.parse("2021-01-01T00:00:00Z");

  private static final Duration FIVE_YEARS = Duration.ofDays(5 * 366);

  private static Due due(Schedule schedule, Instant activated, String fired, Instant now) {
    return Due.of(
            schedule,
            activated,
            Optional.of(fired).filter(at -> !at.isEmpty()).map(Instant::parse),
            now)
        .orElseThrow();
  }

  private static Due due(String cron, String fired, String now) {
    return due(Schedule.cron(cron), LONG_AGO, fired, Instant.parse(now));
  }

  /** From when on each is late: half a period, at least 2 minutes, at most 12 hours. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * * *           | 2026-11-22T12:00:00Z | 2026-11-22T12:03:00Z",
        "*/15 * * * *        | 2026-11-22T12:00:00Z | 2026-11-22T12:22:30Z",
        "@daily              | 2026-11-22T00:00:00Z | 2026-11-23T12:00:00Z",
        "0 0 * * MON         | 2026-11-16T00:00:00Z | 2026-11-23T12:00:00Z",
        "@weekly             | 2026-11-15T00:00:00Z | 2026-11-22T12:00:00Z",
        "0 6 1,15 * *        | 2026-11-15T06:00:00Z | 2026-12-01T18:00:00Z",
        "@monthly            | 2026-11-01T00:00:00Z | 2026-12-01T12:00:00Z",
        "0 0 1 */3 *         | 2026-10-01T00:00:00Z | 2027-01-01T12:00:00Z",
        "@yearly             | 2026-01-01T00:00:00Z | 2027-01-01T12:00:00Z",
        "0 0 29 2 *          | 2024-02-29T00:00:00Z | 2028-02-29T12:00:00Z",
        "@every 1h           | 2026-11-22T12:00:07Z | 2026-11-22T14:02:07Z",
        "@every 168h         | 2026-11-15T12:00:07Z | 2026-11-29T12:02:07Z",
        "CRON_TZ=Asia/Tokyo 0 6 * * MON | 2026-11-15T21:00:00Z | 2026-11-23T09:00:00Z",
      })
  void isLateAfterItsGraceUntilItFires(String cron, String fired, Instant late) {
    Schedule schedule = Schedule.cron(cron);
    assertThat(due(schedule, LONG_AGO, fired, late).isLate(late)).isFalse();
    assertThat(due(schedule, LONG_AGO, fired, late).late()).isEqualTo(late);
    Instant after = late.plusSeconds(1);
    assertThat(due(schedule, LONG_AGO, fired, after).isLate(after)).isTrue();
    String next = schedule.next(Instant.parse(fired)).orElseThrow().toString();
    assertThat(due(schedule, LONG_AGO, next, after).isLate(after)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"7,2026-11-29T12:00:00Z", "14,2026-12-06T12:00:00Z", "30,2026-12-22T12:00:00Z"})
  void aRateOfAWeekAndMoreIsLateToo(int days, Instant next) {
    Schedule schedule = Schedule.rate(days, "DAY");
    Instant late = next.plus(Duration.ofHours(12));
    assertThat(due(schedule, LONG_AGO, "2026-11-22T12:00:00Z", late).isLate(late)).isFalse();
    Instant after = late.plusSeconds(1);
    Due due = due(schedule, LONG_AGO, "2026-11-22T12:00:00Z", after);
    assertThat(due.isLate(after)).isTrue();
    assertThat(due.since()).isEqualTo(next);
  }

  @Test
  void onlyTheLatestIsLookedFor() {
    assertThat(due("* * * * *", "2026-11-15T12:00:00Z", "2026-11-22T12:00:30Z"))
        .extracting(Due::at, Due::since)
        .containsOnly(Instant.parse("2026-11-22T11:58:00Z"));
    assertThat(due("@monthly", "2026-07-01T00:00:00Z", "2026-11-22T12:00:00Z").since())
        .isEqualTo("2026-11-01T00:00:00Z");
  }

  @Test
  void ofOneNotKnownToHaveFiredALittleMoreIsLookedAt() {
    assertThat(due("@monthly", "", "2026-11-22T12:00:00Z").since())
        .as("the scheduler may live in a zone up to 14 hours ahead")
        .isEqualTo("2026-10-31T10:00:00Z");
    assertThat(
            due(Schedule.rate(1, "HOUR"), LONG_AGO, "", Instant.parse("2026-11-22T12:00:00Z"))
                .since())
        .as("a period, its grace and a minute")
        .isEqualTo("2026-11-22T10:29:00Z");
  }

  @Test
  void itCountsFromTheActivation() {
    Instant activated = Instant.parse("2026-11-22T11:00:00Z");
    Schedule daily = Schedule.cron("0 10 * * *");
    assertThat(due(daily, activated, "", Instant.parse("2026-11-22T12:00:00Z")).at())
        .isEqualTo("2026-11-23T10:00:00Z");
    assertThat(due(daily, activated, "2026-11-22T10:59:00Z", Instant.parse("2026-11-22T12:00:00Z")))
        .as("what an older version fired at another time")
        .extracting(Due::at)
        .isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
  }

  @Test
  void anotherTimeZoneIsNotJudged() {
    assertThat(
            Due.of(
                Schedule.cron("0 9 * * *"),
                LONG_AGO,
                Optional.of(Instant.parse("2026-11-22T07:00:00Z")),
                Instant.parse("2026-11-22T12:00:00Z")))
        .isEmpty();
  }

  /** 02:30 is missing on 2024-03-31 and comes twice on 2024-10-27. */
  @ParameterizedTest
  @CsvSource({
    "2024-03-30T01:30:00Z,2024-04-01T00:30:00Z",
    "2024-10-26T00:30:00Z,2024-10-27T00:30:00Z",
    "2024-10-27T00:30:00Z,2024-10-27T01:30:00Z",
    "2024-10-27T01:30:00Z,2024-10-28T01:30:00Z",
  })
  void theDayOfAnotherClockIsWaitedFor(String fired, Instant next) {
    Instant before = next.minusSeconds(1);
    Due due = due(Schedule.cron("CRON_TZ=Europe/Berlin 30 2 * * *"), LONG_AGO, fired, before);
    assertThat(due.isLate(before)).isFalse();
    assertThat(due.at()).isEqualTo(next);
  }

  @Test
  void aClockSetBackOrAheadMakesNothingLate() {
    Instant right = Instant.parse("2026-11-22T12:00:00Z");
    for (Duration back : new Duration[] {Duration.ofHours(1), Duration.ofDays(1)}) {
      Instant now = right.minus(back);
      for (String cron : new String[] {"*/5 * * * *", "@daily", "@every 10m", "@weekly"}) {
        Schedule schedule = Schedule.cron(cron);
        Instant fired = schedule.next(right.minus(Duration.ofDays(8))).orElseThrow();
        for (Instant next = fired; next.isBefore(right); next = schedule.next(next).orElseThrow()) {
          fired = next;
        }
        assertThat(due(schedule, LONG_AGO, fired.toString(), now).isLate(now)).isFalse();
        assertThat(due(schedule, right, "", now).isLate(now)).as("not yet activated").isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-1000000000-01-01T00:00:00Z,",
    "+1000000000-12-31T23:59:59Z,",
    "2021-01-01T00:00:00Z,+1000000000-12-31T23:59:59Z",
    "-1000000000-01-01T00:00:00Z,-1000000000-01-01T00:00:01Z",
  })
  void momentsThatNobodyLivesAtDoNoHarm(Instant activated, Instant fired) {
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    for (String cron : new String[] {"*/5 * * * *", "@every 10m", "0 0 29 2 *", "0 0 30 2 *"}) {
      assertThat(Due.of(Schedule.cron(cron), activated, Optional.ofNullable(fired), now))
          .satisfiesAnyOf(
              due -> assertThat(due).isEmpty(),
              due ->
                  assertThat(due.orElseThrow().since()).isBefore(now.plus(Duration.ofDays(2000))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,MINUTE",
    "-1,HOUR",
    "1,WEEK",
    "1,''",
    "106752,DAY",
    "2562048,HOUR",
    "153722868,MINUTE"
  })
  void aRateThatTheSchedulerCannotCountIsNotJudged(long value, String unit) {
    assertThat(Schedule.rate(value, unit)).isSameAs(Schedule.UNKNOWN);
    assertThat(Due.of(Schedule.UNKNOWN, LONG_AGO, Optional.empty(), LONG_AGO)).isEmpty();
  }

  @Test
  void whatNeverFiresIsNotJudged() {
    assertThat(
            Due.of(
                Schedule.cron("0 0 30 2 *"), LONG_AGO, Optional.empty(), LONG_AGO.plusSeconds(9)))
        .isEmpty();
  }

  /** Every schedule of the table: late a second after its grace, and no more once it fired. */
  @Test
  void everyScheduleCanBeLate() throws Exception {
    int judged = 0;
    List<String> unjudged = new ArrayList<>();
    for (SchedulerTable.Row row : SchedulerTable.rows()) {
      List<String> references = row.refused() ? List.of() : row.expected();
      for (String reference : references) {
        Schedule schedule = row.schedule();
        Instant activated = Instant.parse(reference.split(" ", -1)[0]);
        Optional<Instant> first = schedule.next(activated);
        if (first.isPresent() && first.get().isBefore(activated.plus(FIVE_YEARS))) {
          judged++;
          Instant late = first.get().plus(schedule.grace(first.get()));
          Instant after = late.plusSeconds(1);
          assertThat(due(schedule, activated, "", late).isLate(late)).as(row.text()).isFalse();
          assertThat(due(schedule, activated, "", after).isLate(after)).as(row.text()).isTrue();
          Optional<Due> fired = Due.of(schedule, activated, first, after);
          assertThat(fired.filter(due -> due.isLate(after))).as(row.text()).isEmpty();
          fired.ifPresentOrElse(due -> {}, () -> unjudged.add(row.text()));
        }
      }
    }
    assertThat(judged).isGreaterThan(5000);
    assertThat(unjudged)
        .as("fired on the 2nd, after a day without a midnight, which the expression leaves out")
        .hasSizeLessThanOrEqualTo(1)
        .allMatch(text -> text.startsWith("CRON_TZ=America/Asuncion"));
  }
}
