package io.github.flyteexporter.status;

import static io.github.flyteexporter.status.Entries.START;
import static io.github.flyteexporter.status.Entries.at;
import static io.github.flyteexporter.status.Entries.in;
import static io.github.flyteexporter.status.Entries.start;
import static io.github.flyteexporter.status.FunctionStatus.IMPAIRED;
import static io.github.flyteexporter.status.FunctionStatus.NOT_OBSERVED;
import static io.github.flyteexporter.status.FunctionStatus.UNKNOWN;
import static io.github.flyteexporter.status.FunctionStatus.WORKING;
import static io.github.flyteexporter.verdict.model.PlatformFunction.ACCEPT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The last 24 hours. */
@Isolated("sets the default time zone")
class StatusDayTest {
  private static final long DAY = 86_400;

  private static FunctionDay accept(StatusDay day) {
    return day.functions().get(0);
  }

  @Test
  void everySecondOfTheDayHasOneStatus() {
    StatusHistory history =
        StatusHistory.of(
            List.of(start(0), at(90_000), in(90_000, 90_060, Cause.DATABASE, ACCEPT), at(90_120)));
    StatusDay day = StatusDay.of(history, START.plusSeconds(100_000), false);
    for (FunctionDay one : day.functions()) {
      Duration all = Duration.ZERO;
      Instant end = START.plusSeconds(100_000 - DAY);
      for (FunctionDay.Stretch stretch : one.stretches()) {
        assertThat(stretch.from()).isEqualTo(end);
        end = stretch.to();
        all = all.plus(stretch.length());
      }
      assertThat(all).isEqualTo(StatusDay.LENGTH);
    }
    assertThat(accept(day).total(WORKING)).isEqualTo(Duration.ofSeconds(90_060 - 13_600));
    assertThat(accept(day).total(IMPAIRED)).isEqualTo(Duration.ofSeconds(60));
    assertThat(accept(day).total(NOT_OBSERVED)).isEqualTo(Duration.ofSeconds(9_880));
    assertThat(day.observed()).isEqualTo(Duration.ofSeconds(DAY - 9_880));
  }

  @Test
  void theNewestEntryHoldsOnlyWhileRoundsGoOn() {
    StatusHistory history = StatusHistory.of(List.of(start(0), at(60)));
    assertThat(accept(StatusDay.of(history, START.plusSeconds(70), true)).now()).isEqualTo(WORKING);
    StatusDay old = StatusDay.of(history, START.plusSeconds(600), false);
    assertThat(accept(old).now()).isEqualTo(NOT_OBSERVED);
    assertThat(accept(old).total(WORKING)).isEqualTo(Duration.ofSeconds(60));
    assertThat(accept(StatusDay.of(StatusHistory.NONE, START, true)).now()).isEqualTo(NOT_OBSERVED);
    assertThat(accept(StatusDay.of(StatusHistory.of(List.of(start(0))), START, true)).now())
        .as("at the very first round")
        .isEqualTo(WORKING);
  }

  @Test
  void whatIsNotKnownIsNotHealthy() {
    StatusHistory history = StatusHistory.of(List.of(Entries.blankStart(0)));
    StatusDay day = StatusDay.of(history, START.plusSeconds(600), true);
    assertThat(accept(day).now()).isEqualTo(UNKNOWN);
    assertThat(accept(day).total(UNKNOWN)).isEqualTo(Duration.ofMinutes(10));
    assertThat(accept(day).total(WORKING)).isZero();
  }

  @Test
  void theObservationItselfIsNoFunctionOfFlyte() {
    assertThat(StatusDay.of(StatusHistory.NONE, START, true).functions())
        .extracting(FunctionDay::function)
        .hasSize(6)
        .doesNotContain(PlatformFunction.OBSERVE);
  }

  @Test
  void aShortImpairmentAndAShortGapStayVisible() {
    StatusHistory history =
        StatusHistory.of(
            List.of(
                start(0),
                at(40_000),
                in(40_000, 40_001, Cause.DATABASE, ACCEPT),
                at(40_002),
                at(60_000),
                start(60_030),
                at(DAY)));
    List<FunctionStatus> parts =
        accept(StatusDay.of(history, START.plusSeconds(DAY), true)).parts(288);
    assertThat(Collections.frequency(parts, IMPAIRED)).isEqualTo(1);
    assertThat(parts.get(40_000 / 300)).isEqualTo(IMPAIRED);
    assertThat(Collections.frequency(parts, NOT_OBSERVED)).isEqualTo(1);
    assertThat(parts.get(60_000 / 300)).isEqualTo(NOT_OBSERVED);
    assertThat(Collections.frequency(parts, WORKING)).isEqualTo(286);
  }

  @Test
  void anOldIncidentLeavesTheDayADayAfterItsEnd() {
    StatusHistory history =
        StatusHistory.of(List.of(start(0), in(100, 200, Cause.DATABASE, ACCEPT), at(300)));
    assertThat(StatusDay.of(history, START.plusSeconds(DAY + 299), true).incidents()).hasSize(1);
    assertThat(StatusDay.of(history, START.plusSeconds(DAY + 300), true).incidents()).isEmpty();
  }

  @Test
  void aDayHas24HoursWhenSummerTimeBegins() {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
      Instant noon = Instant.parse("2026-03-29T12:00:00Z"); // 02:00 became 03:00 in that night
      StatusDay day = StatusDay.of(StatusHistory.NONE, noon, true);
      assertThat(accept(day).stretches().get(0).from()).isEqualTo("2026-03-28T12:00:00Z");
      assertThat(accept(day).parts(24)).hasSize(24).doesNotContainNull();
    } finally {
      TimeZone.setDefault(before);
    }
  }
}
