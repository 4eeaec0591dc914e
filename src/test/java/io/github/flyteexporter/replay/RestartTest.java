package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.kube.WorkflowSignals;
import io.github.flyteexporter.signal.propeller.PropellerSignals;
import io.github.flyteexporter.signal.state.ReadingInterval;
import io.github.flyteexporter.signal.state.SourceHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Flyte's process is killed at 60 s and comes back at 85 s. */
class RestartTest {
  private static final SourceId PORT = new SourceId("scrape", "flyte-binary");

  private List<Played> all;

  @BeforeEach
  void play() throws Exception {
    all = Played.play(Played.COPIES.resolve("restart"));
  }

  @Test
  void noRateIsNegativeAndNoneReachesAcrossTheRestart() {
    int spans = 0;
    for (Played moment : all) {
      SourceHistory history = moment.memory().state().histories().get(PORT);
      for (ReadingInterval span : history.intervals()) {
        assertThat(span.increase("P:round:success_count").getAsDouble()).isNotNegative();
        assertThat(span.before().samples().sum(ReadingInterval.PROCESS_START))
            .isEqualTo(span.after().samples().sum(ReadingInterval.PROCESS_START));
        spans++;
      }
    }
    assertThat(spans).isGreaterThan(10);
  }

  @Test
  void nothingStaleIsShownWhileTheProcessIsGone() {
    for (Played moment : all) {
      boolean gone = moment.seconds() > 59 && moment.seconds() < 85;
      List<Value> rounds = moment.page().values().forSignal(PropellerSignals.ROUNDS);
      assertThat(rounds.isEmpty()).as("at %s s", moment.seconds()).isEqualTo(gone);
    }
  }

  @Test
  void flytesCountersArePassedThroughResetIncluded() {
    double before = rounds(all.get(5));
    double after = rounds(all.get(all.size() - 1));
    assertThat(before).isGreaterThan(500);
    assertThat(after).isLessThan(before);
  }

  @Test
  void whatWeCountOurselvesNeverFallsAndCountsEachEndingOnce() {
    Map<String, Double> highest = new HashMap<>();
    for (Played moment : all) {
      for (Value value : moment.page().values().forSignal(WorkflowSignals.FINISHED)) {
        Double before = highest.put(value.labels().toString(), value.number());
        assertThat(value.number()).isGreaterThanOrEqualTo(before == null ? 0 : before);
      }
    }
    double counted = highest.values().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(counted)
        .isEqualTo((double) all.get(all.size() - 1).memory().state().finished().counted());
  }

  private static double rounds(Played moment) {
    return moment.page().values().forSignal(PropellerSignals.ROUNDS).stream()
        .mapToDouble(Value::number)
        .sum();
  }
}
