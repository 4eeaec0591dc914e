package io.github.flyteexporter.signal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.signal.failure.FailureReason;
import io.github.flyteexporter.signal.failure.FailureWindow;
import io.github.flyteexporter.signal.failure.Fault;
import io.github.flyteexporter.signal.failure.FinishedWorkflows;
import io.github.flyteexporter.signal.failure.Traffic;
import io.github.flyteexporter.signal.failure.WorkflowFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentFinishesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final WorkflowFailure OOM = new WorkflowFailure(Fault.USER, FailureReason.OOM);
  private static final ProjectDomain A = new ProjectDomain("a", "d");
  private static final ProjectDomain B = new ProjectDomain("b", "d");

  private final Map<FinishedWorkflows.Kind, Long> counts = new HashMap<>();
  private ProjectDomainSlots slots = ProjectDomainSlots.of(20);
  private RecentFinishes recent = RecentFinishes.NONE;

  private static FinishedWorkflows.Kind kind(ProjectDomain where, Outcome outcome) {
    return new FinishedWorkflows.Kind(
        where, outcome, false, outcome == Outcome.FAILED ? Optional.of(OOM) : Optional.empty());
  }

  private void count(Instant at, ProjectDomain where, Outcome outcome, long more) {
    Map<FinishedWorkflows.Kind, Long> before = Map.copyOf(counts);
    counts.merge(kind(where, outcome), more, Long::sum);
    slots = slots.plus(Stream.of(where));
    recent = recent.next(before, counts, slots, at);
  }

  private void quiet(Instant at) {
    recent = recent.next(counts, counts, slots, at);
  }

  private long finished(FailureWindow window, Instant now) {
    return recent.within(window, now).values().stream().mapToLong(Traffic::finished).sum();
  }

  @Test
  void eachIsCountedInItsMinuteAndFallsOutOfTheWindows() {
    count(NOW, A, Outcome.FAILED, 3);
    count(NOW.plusSeconds(600), A, Outcome.SUCCEEDED, 2);
    Instant now = NOW.plusSeconds(601);
    assertThat(recent.within(FailureWindow.SHORT, now))
        .isEqualTo(Map.of(A, new Traffic(2, Map.of())));
    assertThat(recent.within(FailureWindow.LONG, now))
        .isEqualTo(Map.of(A, new Traffic(5, Map.of(OOM, 3L))));
    quiet(NOW.plus(Duration.ofMinutes(65)));
    assertThat(finished(FailureWindow.LONG, NOW.plus(Duration.ofMinutes(65)))).isEqualTo(2);
  }

  @Test
  void abortedOnesAreNoTraffic() {
    count(NOW, A, Outcome.ABORTED, 9);
    assertThat(recent.minutes()).isEmpty();
  }

  @Test
  void thoseWithoutASlotAreAddedUp() {
    slots = ProjectDomainSlots.of(1);
    count(NOW, A, Outcome.FAILED, 1);
    for (int i = 0; i < 500; i++) {
      count(NOW, new ProjectDomain("p" + i, "d"), Outcome.SUCCEEDED, 1);
    }
    assertThat(recent.within(FailureWindow.SHORT, NOW))
        .isEqualTo(
            Map.of(
                A,
                new Traffic(1, Map.of(OOM, 1L)),
                ProjectDomain.OTHER,
                new Traffic(500, Map.of())));
  }

  @Test
  void aWindowIsOnlyAsLongAsItWasWatched() {
    quiet(NOW);
    assertThat(recent.watched(FailureWindow.SHORT, NOW)).isEqualTo(Duration.ofMinutes(1));
    Instant later = NOW.plus(Duration.ofMinutes(19));
    quiet(later);
    assertThat(recent.watched(FailureWindow.SHORT, later)).isEqualTo(Duration.ofMinutes(5));
    assertThat(recent.watched(FailureWindow.LONG, later)).isEqualTo(Duration.ofMinutes(20));
    assertThat(recent.watched(FailureWindow.LONG, later.plusSeconds(9_999)))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aClockThatIsSetBackKeepsWhatWasCountedAndLetsItGrowOld() {
    count(NOW, A, Outcome.FAILED, 3);
    count(NOW.plusSeconds(600), A, Outcome.SUCCEEDED, 2);
    Instant back = NOW.minus(Duration.ofDays(400));
    count(back, B, Outcome.SUCCEEDED, 1);
    assertThat(finished(FailureWindow.SHORT, back)).isEqualTo(3);
    assertThat(finished(FailureWindow.LONG, back)).isEqualTo(6);
    assertThat(recent.watched(FailureWindow.LONG, back)).isEqualTo(Duration.ofMinutes(11));
    quiet(back.plus(Duration.ofMinutes(62)));
    assertThat(recent.minutes()).isEmpty();
  }

  @Test
  void aClockThatIsSetForwardForgets() {
    count(NOW, A, Outcome.FAILED, 3);
    quiet(NOW.plus(Duration.ofDays(400)));
    assertThat(recent.minutes()).isEmpty();
    count(NOW.plusSeconds(60), A, Outcome.FAILED, 1);
    assertThat(finished(FailureWindow.SHORT, NOW.plusSeconds(60))).isEqualTo(1);
  }

  /** Against a list of everything that ever ended. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void windowsHoldWhatANaiveCountHolds(long seed) {
    Random random = new Random(seed);
    List<Instant> ends = new ArrayList<>();
    Instant now = NOW;
    for (int i = 0; i < 400; i++) {
      now = now.plusSeconds(random.nextInt(100));
      long more = random.nextInt(3);
      count(now, random.nextBoolean() ? A : B, Outcome.SUCCEEDED, more);
      for (int k = 0; k < more; k++) {
        ends.add(now);
      }
      Instant at = now;
      for (FailureWindow window : FailureWindow.values()) {
        long minutes = window.length().toMinutes();
        assertThat(finished(window, now))
            .isEqualTo(
                ends.stream()
                    .filter(end -> at.getEpochSecond() / 60 - end.getEpochSecond() / 60 <= minutes)
                    .count());
      }
      assertThat(recent.minutes().size()).isLessThanOrEqualTo(61);
    }
  }

  /** Whatever the clock does: bounded, in order, nothing counted twice or invented. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aWildClockBreaksNothing(long seed) {
    Random random = new Random(seed);
    Instant now = NOW;
    long total = 0;
    for (int i = 0; i < 400; i++) {
      now = now.plusSeconds(random.nextInt(100) < 10 ? random.nextInt(-9_000, 9_000) : 20);
      long more = random.nextInt(3);
      total += more;
      count(now, A, Outcome.FAILED, more);
      assertThat(recent.minutes().size()).isLessThanOrEqualTo(61);
      assertThat(recent.minutes()).extracting(RecentFinishes.Minute::number).isSorted();
      assertThat(finished(FailureWindow.SHORT, now))
          .isBetween(more, finished(FailureWindow.LONG, now));
      assertThat(finished(FailureWindow.LONG, now)).isLessThanOrEqualTo(total);
      assertThat(recent.watched(FailureWindow.LONG, now))
          .isBetween(Duration.ofMinutes(1), Duration.ofHours(1));
    }
  }
}
