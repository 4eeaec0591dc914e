package io.github.flyteexporter.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When advice is given and when it is withdrawn. */
class CourseTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Tip TIP = TuningAdvice.WORKERS.tip("", "", "");

  private static Course after(Duration speaking) {
    Course first = Course.spoken(Optional.empty(), START, Course.SUSTAINED, TIP);
    return Course.spoken(Optional.of(first), START.plus(speaking), Course.SUSTAINED, TIP);
  }

  @Test
  void isGivenOnceReadingsHaveSpokenForItForMinutes() {
    assertThat(after(Course.SUSTAINED.minusSeconds(1)).given()).isFalse();
    assertThat(after(Course.SUSTAINED).given()).isTrue();
  }

  @Test
  void aSilentReadingBeginsAnewAndAMissingOneDoesNot() {
    Course pending = after(Duration.ofMinutes(2));
    Instant next = pending.last().plusSeconds(15);
    assertThat(pending.unspoken(true, next)).isEmpty();
    assertThat(pending.unspoken(false, next)).contains(pending);
    assertThat(pending.unspoken(false, next.plusSeconds(60))).isEmpty();
  }

  @Test
  void isWithdrawnAfterMinutesOfSilence() {
    Course given = after(Course.SUSTAINED);
    Instant gone = given.last().plus(Course.WITHDRAWN_AFTER);
    assertThat(given.unspoken(true, gone.minusSeconds(1))).contains(given);
    assertThat(given.unspoken(true, gone)).isEmpty();
    assertThat(given.unspoken(false, gone)).as("nor does it outlive its source").isEmpty();
  }

  @Test
  void timeThatJumpsBackIsANewStartAndKeepsWhatIsGiven() {
    Instant hourAgo = START.minusSeconds(3_600);
    Course pending =
        Course.spoken(Optional.of(after(Duration.ofMinutes(2))), hourAgo, Course.SUSTAINED, TIP);
    assertThat(pending.since()).isEqualTo(hourAgo);
    assertThat(pending.given()).isFalse();
    Course given = after(Course.SUSTAINED).unspoken(true, hourAgo).get();
    assertThat(given.given()).isTrue();
    assertThat(given.unspoken(true, hourAgo.plus(Course.WITHDRAWN_AFTER))).isEmpty();
  }

  @Test
  void whatWasReadStandsForSomeTimeWhileAnotherIncidentGoesOn() {
    Course given = after(Course.SUSTAINED);
    Instant old = given.read().plus(Course.FROZEN);
    Course kept = given.frozen(Course.FROZEN, old.minusSeconds(1)).get();
    assertThat(kept.frozen(Course.FROZEN, old)).isEmpty();
    assertThat(kept.unspoken(true, old)).as("minutes to be read anew").isPresent();
    assertThat(after(Course.SUSTAINED.minusSeconds(1)).frozen(Course.FROZEN, START)).isEmpty();
  }
}
