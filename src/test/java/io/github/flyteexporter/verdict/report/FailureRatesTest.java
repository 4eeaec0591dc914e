package io.github.flyteexporter.verdict.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.signal.failure.FailureReason;
import io.github.flyteexporter.signal.failure.Fault;
import io.github.flyteexporter.signal.failure.FaultLocation;
import io.github.flyteexporter.signal.failure.Traffic;
import io.github.flyteexporter.signal.failure.WorkflowFailure;
import io.github.flyteexporter.signal.state.RecentFinishes;
import io.github.flyteexporter.signal.state.RecentFinishes.Minute;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is said to fail, and how far it reaches, by invented readings. */
class FailureRatesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final long MINUTE = NOW.getEpochSecond() / 60;
  private static final WorkflowFailure OOM = new WorkflowFailure(Fault.USER, FailureReason.OOM);
  private static final WorkflowFailure CODE =
      new WorkflowFailure(Fault.USER, FailureReason.USER_CODE);
  private static final WorkflowFailure KILLED =
      new WorkflowFailure(Fault.PLATFORM, FailureReason.SYSTEM_RETRIES_EXHAUSTED);
  private static final WorkflowFailure EVICTED =
      new WorkflowFailure(Fault.PLATFORM, FailureReason.PREEMPTED);
  private static final WorkflowFailure ODD =
      new WorkflowFailure(Fault.UNKNOWN, FailureReason.STORAGE);

  private final Map<ProjectDomain, Traffic> now = new HashMap<>();

  private static ProjectDomain pair(String project) {
    return new ProjectDomain(project, "production");
  }

  private FailureRatesTest and(String project, long finished, Map<WorkflowFailure, Long> failed) {
    now.put(pair(project), new Traffic(finished, failed));
    return this;
  }

  private FailureRatesTest fine(int projects) {
    for (int i = 0; i < projects; i++) {
      and("fine" + i, 20, Map.of(CODE, 1L));
    }
    return this;
  }

  private List<FailureRate> rates() {
    return FailureRates.of(watched(new Minute(MINUTE, now)), NOW);
  }

  private String sentences() {
    return String.join("\n", FailureSentences.of(rates()));
  }

  private static RecentFinishes watched(Minute... minutes) {
    return new RecentFinishes(OptionalLong.of(MINUTE - 90), List.of(minutes));
  }

  @Test
  void oneTeamsCodeIsBroken() {
    and("fraud-models", 15, Map.of(OOM, 9L, CODE, 3L)).fine(4);
    assertThat(sentences())
        .isEqualTo(
            "fraud-models/production: 12 of 15 workflows of the last 5 min failed by their own code"
                + " (oom 9, user_code 3); the other 4 project-domains are fine.");
  }

  @Test
  void thePlatformFailsEverybody() {
    for (String project : List.of("a", "b", "c", "d")) {
      and(project, 10, Map.of(KILLED, 5L));
    }
    fine(1);
    assertThat(sentences())
        .isEqualTo(
            "The platform fails workflows of 4 of 5 project-domains: 20 of 40 of the last 5 min"
                + " failed (system_retries_exhausted 20).");
  }

  @Test
  void thePlatformFailsTheOnlyOneThereIs() {
    and("a", 10, Map.of(KILLED, 2L));
    assertThat(sentences())
        .startsWith("The platform fails workflows of a/production, the only one with enough")
        .contains("2 of 10");
  }

  @Test
  void thePlatformFailsOneOfSeveral() {
    and("a", 10, Map.of(KILLED, 2L)).fine(1);
    assertThat(sentences())
        .isEqualTo(
            "a/production: 2 of 10 workflows of the last 5 min were failed by the platform"
                + " (system_retries_exhausted 2); the other project-domain is fine.");
  }

  @Test
  void brokenCodeOfMostAtATimeMayBeASharedImage() {
    and("a", 10, Map.of(OOM, 9L)).and("b", 10, Map.of(CODE, 6L)).fine(1);
    assertThat(sentences())
        .startsWith("Workflows of 2 of 3 project-domains fail by their own code at the same time")
        .contains("15 of 20", "oom 9, user_code 6", "shared image or the cluster");
  }

  @Test
  void brokenCodeOfTwoOfManyIsTheirs() {
    and("a", 10, Map.of(OOM, 9L)).and("b", 10, Map.of(CODE, 6L)).fine(2);
    assertThat(FailureSentences.of(rates())).hasSize(2).noneMatch(one -> one.contains("shared"));
  }

  @Test
  void nodesThatGoAreNotFlyte() {
    and("a", 10, Map.of(EVICTED, 3L)).and("b", 10, Map.of(EVICTED, 4L));
    assertThat(rates()).extracting(FailureRate::blame).containsOnly(FaultLocation.NODES);
    assertThat(sentences()).startsWith("Nodes take pods away").doesNotContain("The platform");
  }

  @Test
  void anUnclearFaultIsBlamedOnNoParty() {
    and("a", 10, Map.of(ODD, 5L)).fine(1);
    assertThat(sentences()).contains("do not show whose fault it is (storage 5)");
  }

  @Test
  void fewFailuresAreEverydayLife() {
    and("a", 100, Map.of(CODE, 24L, EVICTED, 24L, KILLED, 9L));
    and("b", 4, Map.of(KILLED, 4L));
    and("c", 5, Map.of(KILLED, 1L));
    assertThat(rates()).isEmpty();
  }

  @Test
  void thePlatformIsNamedFirst() {
    and("a", 10, Map.of(OOM, 8L)).and("b", 10, Map.of(KILLED, 2L)).fine(3);
    assertThat(rates())
        .extracting(FailureRate::blame)
        .containsExactly(FaultLocation.PLATFORM, FaultLocation.CODE);
    assertThat(sentences()).doesNotContain("fine");
  }

  @Test
  void whereLittleEndsTheLongWindowIsTold() {
    Map<ProjectDomain, Traffic> before = Map.of(pair("rare"), new Traffic(4, Map.of(OOM, 4L)));
    and("rare", 2, Map.of(OOM, 1L));
    List<FailureRate> rates =
        FailureRates.of(watched(new Minute(MINUTE - 30, before), new Minute(MINUTE, now)), NOW);
    assertThat(rates).hasSize(1);
    assertThat(rates.get(0).window()).isEqualTo(Duration.ofHours(1));
    assertThat(FailureSentences.of(rates).get(0)).contains("5 of 6 workflows of the last hour");
  }

  @Test
  void whatIsToldOfAllIsTheSumOfAllOverTheirOwnWindows() {
    Map<ProjectDomain, Traffic> before = Map.of(pair("rare"), new Traffic(5, Map.of(KILLED, 5L)));
    for (int i = 0; i < 25; i++) {
      and("p" + i, 10, Map.of(KILLED, 5L));
    }
    List<FailureRate> rates =
        FailureRates.of(watched(new Minute(MINUTE - 30, before), new Minute(MINUTE, now)), NOW);
    // only some are told one by one
    assertThat(rates).hasSize(FailureRates.MOST);
    assertThat(FailureSentences.of(rates))
        .containsExactly(
            "The platform fails workflows of 26 of 26 project-domains: 130 of 255 of the last 5 min"
                + " to 1 h failed (system_retries_exhausted 130).");
  }

  @Test
  void whoRecoveredIsNotToldByWhatWas() {
    Map<ProjectDomain, Traffic> before = Map.of(pair("a"), new Traffic(20, Map.of(KILLED, 20L)));
    and("a", 5, Map.of());
    assertThat(
            FailureRates.of(watched(new Minute(MINUTE - 10, before), new Minute(MINUTE, now)), NOW))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whateverIsReadTheListIsSound(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      now.clear();
      for (int i = random.nextInt(40); i > 0; i--) {
        Map<WorkflowFailure, Long> failed = new HashMap<>();
        long finished = random.nextInt(5);
        for (WorkflowFailure failure : List.of(OOM, CODE, KILLED, EVICTED, ODD)) {
          long count = random.nextInt(1 + random.nextInt(10));
          failed.put(failure, count);
          finished += count;
        }
        and("p" + i, finished, failed);
      }
      List<FailureRate> rates = rates();
      assertThat(rates).hasSizeLessThanOrEqualTo(FailureRates.MOST);
      assertThat(rates).isSortedAccordingTo((a, b) -> a.blame().compareTo(b.blame()));
      for (FailureRate rate : rates) {
        assertThat(rate.finished()).isGreaterThanOrEqualTo(5);
        assertThat(rate.failed()).isBetween(2L, rate.finished());
        assertThat(rate.ratio()).isBetween(0.1, 1.0);
        assertThat(rate.spread().failing()).isBetween(1, rate.spread().judged());
        assertThat(rate.spread().fine())
            .isBetween(0, rate.spread().judged() - rate.spread().failing());
      }
      assertThat(FailureSentences.of(rates)).hasSizeLessThanOrEqualTo(rates.size());
      List<FailureRate> before = List.copyOf(rates);
      and("another", 50, Map.of());
      assertThat(rates().stream().map(FailureRate::where))
          .as("who does well changes nobody's judgement")
          .containsExactlyElementsOf(before.stream().map(FailureRate::where).toList());
    }
  }
}
