package io.github.flyteexporter.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.Standing.Status;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

  private int second;

  private Opinion says(boolean impaired) {
    second += 10;
    return Opinion.of(impaired, ZERO.plusSeconds(second));
  }

  private Standing working() {
    return Standing.UNKNOWN.after(says(false), false);
  }

  private Standing impaired() {
    return working().after(says(true), true);
  }

  @Test
  void oneGoodReadingMakesTheUnknownWork() {
    assertThat(working().status()).isEqualTo(Status.WORKING);
  }

  @Test
  void aProvenImpairmentIsBelievedAtOnceAndAnUnprovenOneAtTheSecondReading() {
    assertThat(impaired().status()).isEqualTo(Status.IMPAIRED);
    Standing once = working().after(says(true), false);
    assertThat(once.status()).isEqualTo(Status.WORKING);
    Standing twice = once.after(says(true), false);
    assertThat(twice.status()).isEqualTo(Status.IMPAIRED);
    assertThat(twice.since()).hasValue(ZERO.plusSeconds(second - 10));
  }

  @Test
  void itIsOverAtTheSecondGoodReading() {
    Standing once = impaired().after(says(false), false);
    assertThat(once.status()).isEqualTo(Status.IMPAIRED);
    assertThat(once.after(says(true), false).after(says(false), false).status())
        .isEqualTo(Status.IMPAIRED);
    Standing twice = once.after(says(false), false);
    assertThat(twice.status()).isEqualTo(Status.WORKING);
    assertThat(twice.since()).isEmpty();
  }

  @Test
  void itHoldsThroughTwoRoundsThatSayNothing() {
    Standing standing = impaired().after(Opinion.NONE, false).after(Opinion.NONE, false);
    assertThat(standing.status()).isEqualTo(Status.IMPAIRED);
    assertThat(standing.after(Opinion.NONE, false).status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void theSameReadingAgainCountsOnce() {
    Standing before = impaired();
    Opinion good = says(false);
    assertThat(before.after(good, false).after(good, false).after(good, false).status())
        .isEqualTo(Status.IMPAIRED);
  }
}
