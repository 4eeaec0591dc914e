package io.github.flyteexporter.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules of which it was once said wrongly, or never, that they are late. */
class PeerCasesTest {
  private static final Path CASES = Path.of("src/test/resources/schedule/cases");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private static List<String> lines(String file) throws Exception {
    return Files.readAllLines(CASES.resolve(file)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  static List<String> neverLate() throws Exception {
    return lines("blind.txt");
  }

  static List<String> lateAtTheWrongTime() throws Exception {
    return lines("false-alarm.txt");
  }

  private static Schedule schedule(String line) {
    String[] rate = line.split(" ", -1);
    return rate[0].equals("rate")
        ? Schedule.rate(Long.parseLong(rate[1]), rate[2])
        : Schedule.cron(line);
  }

  @ParameterizedTest
  @MethodSource("neverLate")
  void isLateOnceItsGraceIsOver(String line) {
    Schedule schedule = schedule(line);
    Instant activated = NOW.minus(Duration.ofDays(3 * 365));
    Instant fired = schedule.next(NOW.minus(Duration.ofDays(400))).orElseThrow();
    Instant next = schedule.next(fired).orElseThrow();
    Instant late = next.plus(schedule.grace(next));
    assertThat(late)
        .isAfterOrEqualTo(next.plus(Grace.LEAST))
        .isBeforeOrEqualTo(next.plus(Duration.ofHours(24)));
    assertThat(Due.of(schedule, activated, Optional.of(fired), late))
        .hasValueSatisfying(due -> assertThat(due.isLate(late)).isFalse());
    Instant after = late.plusSeconds(1);
    assertThat(Due.of(schedule, activated, Optional.of(fired), after))
        .hasValueSatisfying(due -> assertThat(due.isLate(after)).isTrue());
    assertThat(Due.of(schedule, activated, Optional.of(next), after))
        .hasValueSatisfying(due -> assertThat(due.isLate(after)).isFalse());
    assertThat(Due.of(schedule, activated, Optional.empty(), NOW))
        .hasValueSatisfying(due -> assertThat(due.isLate(NOW)).isTrue());
  }

  @ParameterizedTest
  @MethodSource("lateAtTheWrongTime")
  void firesOnTheDaysOnWhichFlyteFiresIt(String line) {
    String[] columns = line.split("\\|", -1);
    Schedule schedule = Schedule.cron(columns[0].strip());
    List<ZonedDateTime> times = new ArrayList<>();
    Optional<Instant> next = schedule.next(NOW);
    while (next.isPresent() && times.size() < 1000) {
      times.add(next.get().atZone(ZoneOffset.UTC));
      next = schedule.next(next.get());
    }
    assertThat(times).hasSize(1000);
    if (columns[1].contains("the 11th only")) {
      assertThat(times).allMatch(time -> time.getDayOfMonth() == 11);
    } else {
      List<DayOfWeek> days = new ArrayList<>();
      for (DayOfWeek day : DayOfWeek.values()) {
        if (columns[1].contains(day.name().substring(0, 3))) {
          days.add(day);
        }
      }
      assertThat(days).isNotEmpty();
      assertThat(times.stream().map(ZonedDateTime::getDayOfWeek).distinct())
          .containsExactlyInAnyOrderElementsOf(days);
    }
  }
}
