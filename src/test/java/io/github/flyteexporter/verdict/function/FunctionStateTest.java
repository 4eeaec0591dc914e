package io.github.flyteexporter.verdict.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.function.FunctionState.Status;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FunctionStateTest {
  private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

  private int second;

  private FunctionObservation says(boolean impaired) {
    second += 10;
    return FunctionObservation.of(impaired, ZERO.plusSeconds(second));
  }

  private FunctionState working() {
    return FunctionState.UNKNOWN.after(says(false), false);
  }

  private FunctionState impaired() {
    return working().after(says(true), true);
  }

  @Test
  void oneGoodReadingMakesTheUnknownWork() {
    assertThat(working().status()).isEqualTo(Status.WORKING);
  }

  @Test
  void aProvenImpairmentIsBelievedAtOnceAndAnUnprovenOneAtTheSecondReading() {
    assertThat(impaired().status()).isEqualTo(Status.IMPAIRED);
    FunctionState once = working().after(says(true), false);
    assertThat(once.status()).isEqualTo(Status.WORKING);
    FunctionState twice = once.after(says(true), false);
    assertThat(twice.status()).isEqualTo(Status.IMPAIRED);
    assertThat(twice.since()).hasValue(ZERO.plusSeconds(second - 10));
  }

  @Test
  void itIsOverAtTheSecondGoodReading() {
    FunctionState once = impaired().after(says(false), false);
    assertThat(once.status()).isEqualTo(Status.IMPAIRED);
    assertThat(once.after(says(true), false).after(says(false), false).status())
        .isEqualTo(Status.IMPAIRED);
    FunctionState twice = once.after(says(false), false);
    assertThat(twice.status()).isEqualTo(Status.WORKING);
    assertThat(twice.since()).isEmpty();
  }

  @Test
  void itHoldsThroughTwoRoundsThatSayNothing() {
    FunctionState standing =
        impaired().after(FunctionObservation.NONE, false).after(FunctionObservation.NONE, false);
    assertThat(standing.status()).isEqualTo(Status.IMPAIRED);
    assertThat(standing.after(FunctionObservation.NONE, false).status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void theSameReadingAgainCountsOnce() {
    FunctionState before = impaired();
    FunctionObservation good = says(false);
    assertThat(before.after(good, false).after(good, false).after(good, false).status())
        .isEqualTo(Status.IMPAIRED);
  }
}
