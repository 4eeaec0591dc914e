package io.github.flyteexporter.verdict.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A message of a FlyteWorkflow counts while rounds renew it, and not for long after. */
class TextAgesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration STALE = Limits.USUAL.time(Limit.TEXT_STALE);

  private static FailingWorkflow failing(int attempts, String message) {
    return new FailingWorkflow(new WorkflowId("a", "p", "development"), attempts, message);
  }

  private static boolean fresh(FailingWorkflow before, FailingWorkflow now, Duration later) {
    Instant at = START.plus(later);
    return TextAges.NONE.plus(List.of(before), START).plus(List.of(now), at).fresh(now, at);
  }

  @Test
  void aMessageThatNoRoundRenewsGoesStale() {
    FailingWorkflow same = failing(3, "refused");
    assertThat(fresh(same, same, STALE.minusSeconds(1))).isTrue();
    assertThat(fresh(same, same, STALE)).isFalse();
  }

  @Test
  void anotherFailedRoundOrAnotherMessageRenewsIt() {
    assertThat(fresh(failing(3, "refused"), failing(4, "refused"), STALE)).isTrue();
    assertThat(fresh(failing(3, "refused"), failing(3, "timeout"), STALE)).isTrue();
  }

  @Test
  void aClockThatWasSetBackBeginsAnew() {
    FailingWorkflow same = failing(3, "refused");
    Instant back = START.minus(STALE);
    TextAges ages = TextAges.NONE.plus(List.of(same), START).plus(List.of(same), back);
    assertThat(ages.fresh(same, back)).isTrue();
    assertThat(ages.fresh(same, back.plus(STALE))).isFalse();
  }
}
