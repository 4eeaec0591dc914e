package io.github.flyteexporter.verdict.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookPhase;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.model.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rounds of 10 s in which the API server is asked two things. */
class ReachableTargetsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private State state = State.empty(20);
  private Instant now = START;
  private ReachableTargets targets = ReachableTargets.NONE;

  private void round(boolean calm, LookOutcome livez, LookOutcome version) {
    now = now.plusSeconds(10);
    Map<Look, String> looks = new LinkedHashMap<>();
    looks.put(look("livez", livez), "");
    looks.put(look(LookSamples.VERSION, version), "");
    state = state.next(List.of(Look.reading(LookSamples.KUBE_API, now, looks)));
    RoundView view = new RoundView(state, now);
    targets = targets.notAfter(now).answering(view, Limits.USUAL);
    targets = calm ? targets.afterCalm(view, Limits.USUAL) : targets;
  }

  private static Look look(String call, LookOutcome outcome) {
    return new Look(call, outcome, LookPhase.STATUS, "", Duration.ofMillis(5));
  }

  private boolean reachable() {
    return targets.contains(LookSamples.KUBE_API);
  }

  private void rounds(int count, boolean calm, LookOutcome livez, LookOutcome version) {
    for (int i = 0; i < count; i++) {
      round(calm, livez, version);
    }
  }

  @Test
  void whatNeverAnsweredIsNotReachable() {
    rounds(3, false, LookOutcome.HUNG, LookOutcome.HUNG);
    assertThat(reachable()).isFalse();
    rounds(1, false, LookOutcome.DENIED, LookOutcome.DENIED);
    assertThat(reachable()).isFalse();
  }

  @Test
  void oneAnswerIsEnough() {
    round(true, LookOutcome.HUNG, LookOutcome.OK);
    assertThat(reachable()).isTrue();
  }

  @Test
  void whatFailsDuringAnOutageStaysReachable() {
    round(true, LookOutcome.OK, LookOutcome.OK);
    rounds(3, true, LookOutcome.HUNG, LookOutcome.HUNG);
    rounds(30, false, LookOutcome.HUNG, LookOutcome.HUNG);
    assertThat(reachable()).isTrue();
  }

  @Test
  void whatFailsForLongWithoutAnOutageIsReachableOnceAllSucceedsAgain() {
    round(true, LookOutcome.OK, LookOutcome.OK);
    rounds(6, true, LookOutcome.HUNG, LookOutcome.OK);
    assertThat(reachable()).isTrue();
    rounds(1, true, LookOutcome.HUNG, LookOutcome.OK);
    assertThat(reachable()).isFalse();
    rounds(9, false, LookOutcome.HUNG, LookOutcome.OK);
    assertThat(reachable()).isFalse();
    round(false, LookOutcome.OK, LookOutcome.OK);
    assertThat(reachable()).isTrue();
    assertThat(targets.failingSince()).isEmpty();
  }

  @Test
  void aClockThatIsSetBackDoesNotKeepATargetReachable() {
    round(true, LookOutcome.OK, LookOutcome.OK);
    round(true, LookOutcome.HUNG, LookOutcome.HUNG);
    now = now.minus(Duration.ofDays(1));
    rounds(8, true, LookOutcome.HUNG, LookOutcome.HUNG);
    assertThat(reachable()).isFalse();
  }
}
