package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.InventedLoad;
import io.github.flyteexporter.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Plays invented loads to the tuning, one round after the other. */
abstract class PlayedLoads {
  static final Instant START = InventedLoad.START;

  /** Rounds of 10 s, and some more than an advice must be spoken for. */
  static final int ROUND_SECONDS = 10;

  static final int LONG = (int) AdviceState.SUSTAINED.toSeconds() + 2 * ROUND_SECONDS;

  static final InventedLoad IDLE =
      new InventedLoad(List.of(), Map.of("P:round:success_count", 20.0), List.of());

  private State state = State.empty(20);
  Tuning tuning = Tuning.NONE;
  private int clock;

  List<String> play(InventedLoad load, Verdict verdict, int seconds) {
    for (int end = clock + seconds; clock < end; clock += ROUND_SECONDS) {
      state = state.next(load.at(clock));
      tuning = tuning.after(verdict, new RoundView(state, START.plusSeconds(clock)));
    }
    return tuning.tips().stream().map(TuningTip::advice).toList();
  }

  List<String> play(InventedLoad load, int seconds) {
    return play(load, Verdict.NONE, seconds);
  }

  static InventedLoad busy(double workflows, double waiting) {
    return IDLE.with("P:execstats:active_workflow_executions", workflows)
        .with("P:free_workers_count", 0)
        .with("P:main_depth", waiting);
  }

  static InventedLoad limiter(double wait) {
    return IDLE.rising("k8s_client_rate_limiter_latency_sum", wait * 50)
        .rising("k8s_client_rate_limiter_latency_count", 50);
  }
}
