package io.github.flyteexporter.signal.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FinishedWorkflowsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static EndedWorkflow killed(String uid) {
    return new EndedWorkflow(
        new WorkflowId(uid, "p", "d"), Outcome.FAILED, "Workflow abort failed", "SYSTEM", "");
  }

  private static EndedWorkflow failed(String uid) {
    return new EndedWorkflow(new WorkflowId(uid, "p", "d"), Outcome.FAILED, "E", "USER", "boom");
  }

  private static long count(FinishedWorkflows endings, boolean byPlatform) {
    return endings.counts().entrySet().stream()
        .filter(entry -> entry.getKey().killedByPlatform() == byPlatform)
        .mapToLong(entry -> entry.getValue())
        .sum();
  }

  @Test
  void eachEndingIsCountedOnceHoweverOftenItIsTold() {
    FinishedWorkflows endings = FinishedWorkflows.NONE;
    for (int i = 0; i < 3; i++) {
      endings = endings.plus(List.of(killed("a"), failed("b")), 2, NOW);
    }
    assertThat(count(endings, true)).isEqualTo(1);
    assertThat(count(endings, false)).isEqualTo(1);
    assertThat(endings.failed())
        .extracting(FinishedWorkflows.Failed::killed)
        .containsExactly(true, false);
  }

  @Test
  void onlyWhatIsBeyondTheNumberCountedBeforeIsNew() {
    FinishedWorkflows endings =
        FinishedWorkflows.NONE.plus(List.of(failed("a"), failed("b")), 2, NOW);
    endings = endings.plus(List.of(failed("b"), killed("c"), killed("d")), 4, NOW);
    assertThat(count(endings, true)).isEqualTo(2);
    assertThat(count(endings, false)).isEqualTo(2);
  }

  @Test
  void aSourceThatBeganAnewIsNotCountedTwice() {
    FinishedWorkflows endings =
        FinishedWorkflows.NONE.plus(List.of(failed("a"), failed("b")), 2, NOW);
    assertThat(endings.plus(List.of(failed("a")), 1, NOW)).isEqualTo(endings);
  }

  @Test
  void howManyWereKilledIsRememberedForMoreThanAreRememberedWithTheirWords() {
    List<EndedWorkflow> many = IntStream.range(0, 500).mapToObj(i -> killed("k" + i)).toList();
    FinishedWorkflows endings = FinishedWorkflows.NONE.plus(many, 500, NOW);
    endings = endings.plus(many, 1_000, NOW.plusSeconds(10));
    assertThat(endings.failed()).hasSize(100);
    assertThat(endings.killCounts())
        .extracting(FinishedWorkflows.KillCount::at, FinishedWorkflows.KillCount::killed)
        .containsExactly(tuple(NOW, 500L), tuple(NOW.plusSeconds(10), 500L));
  }

  @Test
  void tollsAreForgottenAfterAQuarterOfAnHourAndAreNeverOfTheTimeToCome() {
    FinishedWorkflows endings = FinishedWorkflows.NONE.plus(List.of(killed("a")), 1, NOW);
    FinishedWorkflows back = endings.plus(List.of(), 1, NOW.minusSeconds(60));
    assertThat(back.killCounts())
        .extracting(FinishedWorkflows.KillCount::at)
        .containsExactly(NOW.minusSeconds(60));
    assertThat(endings.plus(List.of(), 1, NOW.plusSeconds(900)).killCounts()).isEmpty();
  }

  @Test
  void tollsAreBounded() {
    FinishedWorkflows endings = FinishedWorkflows.NONE;
    for (int i = 1; i <= 3_000; i++) {
      endings = endings.plus(List.of(killed("k" + i)), i, NOW.plusMillis(i));
    }
    assertThat(endings.killCounts()).hasSize(1_000);
    assertThat(endings.killCounts().get(999).at()).isEqualTo(NOW.plusMillis(3_000));
  }
}
