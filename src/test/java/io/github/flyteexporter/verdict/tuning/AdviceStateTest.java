package io.github.flyteexporter.verdict.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When advice is given and when it is withdrawn. */
class AdviceStateTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final TuningTip TIP = TuningAdvice.WORKERS.tip("", "", "");

  private static AdviceState after(Duration speaking) {
    AdviceState first = AdviceState.spoken(Optional.empty(), START, AdviceState.SUSTAINED, TIP);
    return AdviceState.spoken(Optional.of(first), START.plus(speaking), AdviceState.SUSTAINED, TIP);
  }

  @Test
  void isGivenOnceReadingsHaveSpokenForItForMinutes() {
    assertThat(after(AdviceState.SUSTAINED.minusSeconds(1)).given()).isFalse();
    assertThat(after(AdviceState.SUSTAINED).given()).isTrue();
  }

  @Test
  void aSilentReadingBeginsAnewAndAMissingOneDoesNot() {
    AdviceState pending = after(Duration.ofMinutes(2));
    Instant next = pending.last().plusSeconds(15);
    assertThat(pending.unspoken(true, next)).isEmpty();
    assertThat(pending.unspoken(false, next)).contains(pending);
    assertThat(pending.unspoken(false, next.plusSeconds(60))).isEmpty();
  }

  @Test
  void isWithdrawnAfterMinutesOfSilence() {
    AdviceState given = after(AdviceState.SUSTAINED);
    Instant gone = given.last().plus(AdviceState.WITHDRAWN_AFTER);
    assertThat(given.unspoken(true, gone.minusSeconds(1))).contains(given);
    assertThat(given.unspoken(true, gone)).isEmpty();
    assertThat(given.unspoken(false, gone)).as("nor does it outlive its source").isEmpty();
  }

  @Test
  void timeThatJumpsBackIsANewStartAndKeepsWhatIsGiven() {
    Instant hourAgo = START.minusSeconds(3_600);
    AdviceState pending =
        AdviceState.spoken(
            Optional.of(after(Duration.ofMinutes(2))), hourAgo, AdviceState.SUSTAINED, TIP);
    assertThat(pending.since()).isEqualTo(hourAgo);
    assertThat(pending.given()).isFalse();
    AdviceState given = after(AdviceState.SUSTAINED).unspoken(true, hourAgo).get();
    assertThat(given.given()).isTrue();
    assertThat(given.unspoken(true, hourAgo.plus(AdviceState.WITHDRAWN_AFTER))).isEmpty();
  }

  @Test
  void whatWasReadStandsForSomeTimeWhileAnotherIncidentGoesOn() {
    AdviceState given = after(AdviceState.SUSTAINED);
    Instant old = given.read().plus(AdviceState.FROZEN);
    AdviceState kept = given.frozen(AdviceState.FROZEN, old.minusSeconds(1)).get();
    assertThat(kept.frozen(AdviceState.FROZEN, old)).isEmpty();
    assertThat(kept.unspoken(true, old)).as("minutes to be read anew").isPresent();
    assertThat(after(AdviceState.SUSTAINED.minusSeconds(1)).frozen(AdviceState.FROZEN, START))
        .isEmpty();
  }
}
