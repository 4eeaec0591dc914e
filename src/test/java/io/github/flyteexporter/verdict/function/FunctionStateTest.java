package io.github.flyteexporter.verdict.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.Limits;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FunctionStateTest {
  private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

  private int second;

  private FunctionObservation says(boolean impaired) {
    second += 10;
    return FunctionObservation.of(impaired, ZERO.plusSeconds(second));
  }

  private FunctionState after(FunctionState state, FunctionObservation opinion, boolean proven) {
    return state.after(opinion, proven, Limits.USUAL, ZERO.plusSeconds(second));
  }

  private FunctionState silent(FunctionState state, int seconds) {
    second += seconds;
    return after(state, FunctionObservation.NONE, false);
  }

  private FunctionState working() {
    return after(FunctionState.UNKNOWN, says(false), false);
  }

  private FunctionState impaired() {
    return after(working(), says(true), true);
  }

  @Test
  void oneGoodReadingMakesTheUnknownWork() {
    assertThat(working().status()).isEqualTo(Status.WORKING);
  }

  @Test
  void aProvenImpairmentIsBelievedAtOnceAndAnUnprovenOneAtTheSecondReading() {
    assertThat(impaired().status()).isEqualTo(Status.IMPAIRED);
    FunctionState once = after(working(), says(true), false);
    assertThat(once.status()).isEqualTo(Status.WORKING);
    FunctionState twice = after(once, says(true), false);
    assertThat(twice.status()).isEqualTo(Status.IMPAIRED);
    assertThat(twice.since()).hasValue(ZERO.plusSeconds(second - 10));
  }

  @Test
  void readingsThatFollowEachOtherInSecondsAreNoTwoWitnesses() {
    FunctionState state = working();
    for (int i = 0; i < 4; i++) {
      second -= 8;
      state = after(state, says(true), false);
      assertThat(state.status()).as("after %d s", 2 * i).isEqualTo(Status.WORKING);
    }
    second -= 8;
    assertThat(after(state, says(true), false).status()).isEqualTo(Status.IMPAIRED);
  }

  @Test
  void itIsOverAtTheSecondGoodReading() {
    FunctionState once = after(impaired(), says(false), false);
    assertThat(once.status()).isEqualTo(Status.IMPAIRED);
    assertThat(after(after(once, says(true), false), says(false), false).status())
        .isEqualTo(Status.IMPAIRED);
    FunctionState twice = after(once, says(false), false);
    assertThat(twice.status()).isEqualTo(Status.WORKING);
    assertThat(twice.since()).isEmpty();
  }

  @Test
  void itHoldsForSecondsWithoutAWordWhateverTheInterval() {
    FunctionState fast = impaired();
    for (int i = 0; i < 12; i++) {
      fast = silent(fast, 2);
    }
    assertThat(fast.status()).isEqualTo(Status.IMPAIRED);
    assertThat(silent(fast, 2).status()).isEqualTo(Status.UNKNOWN);
    FunctionState slow = silent(impaired(), 60);
    assertThat(slow.status()).as("one round without a word").isEqualTo(Status.IMPAIRED);
    assertThat(silent(slow, 60).status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void theSameReadingAgainCountsOnce() {
    FunctionState before = impaired();
    FunctionObservation good = says(false);
    assertThat(after(after(after(before, good, false), good, false), good, false).status())
        .isEqualTo(Status.IMPAIRED);
  }
}
