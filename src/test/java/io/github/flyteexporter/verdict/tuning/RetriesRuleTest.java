package io.github.flyteexporter.verdict.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.InventedLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is advised about retries after an outage. */
class RetriesRuleTest {
  private static final Instant START = InventedLoad.START;
  private static final Instant LATER = START.plusSeconds(60);

  private static Outage outage(Duration lasted, long killed, double pace) {
    return new Outage(START.minus(lasted), START, true, lasted, killed, pace);
  }

  private static final Outage SHORT = outage(Duration.ofSeconds(100), 2, 0.5);

  private static RoundView read(String retries) {
    InventedLoad load =
        new InventedLoad(List.of(), Map.of("P:round:success_count", 1.0), List.of());
    return retries.isEmpty()
        ? load.after(2)
        : load.with("config:propeller.max-workflow-retries", Double.parseDouble(retries)).after(2);
  }

  private static Optional<TuningTip> told(Outage outage, String retries) {
    return new RetriesRule(outage).of(read(retries));
  }

  @Test
  void retriesThatWereReadAreTold() {
    TuningTip tip = told(SHORT, "30").get();
    assertThat(tip.reading())
        .isEqualTo(
            "2 workflows were killed by the platform in an outage of 100 s: at 0.5 failing rounds"
                + " per second and workflow, 30 retries survive 60 s");
    assertThat(tip.change())
        .contains("max-workflow-retries` (flyte-core) to 200 to survive 300 s at that pace, or")
        .contains("queue.queue.base-delay` (flyte-core) to 5s");
    assertThat(told(SHORT, "150")).as("survive such an outage").isEmpty();
  }

  @Test
  void defaultsAreNotToldAsReadings() {
    TuningTip tip = told(SHORT, "").get();
    assertThat(tip.reading())
        .doesNotContain("30 retries survive")
        .contains("survive 20 s if they are the default of 10 (code), 60 s if that of 30");
    assertThat(tip.change())
        .startsWith("Double `configuration.inline.propeller.max-workflow-retries`")
        .endsWith("to 5s where it is less, as flyte-core's chart does");
  }

  @Test
  void whereHundredsWouldNotDoOnlyTheBackOffIsAdvised() {
    for (String retries : List.of("", "30", "1000")) {
      TuningTip tip = told(outage(Duration.ofHours(2), 9, 8.7), retries).get();
      assertThat(tip.change())
          .startsWith("No sensible number of retries survives 7200 s at that pace")
          .contains("configuration.inline.propeller.queue.queue.base-delay")
          .doesNotContain("max-workflow-retries");
    }
  }

  @Test
  void aBackOffThatIsSetIsNotAdvisedAgain() {
    InventedLoad load =
        new InventedLoad(List.of(), Map.of("P:round:success_count", 1.0), List.of())
            .with("config:propeller.queue.queue.base-delay", 5);
    Outage hours = outage(Duration.ofHours(2), 9, 8.7);
    assertThat(new RetriesRule(hours).of(load.after(2))).isEmpty();
    assertThat(new RetriesRule(SHORT).of(load.after(2)))
        .hasValueSatisfying(tip -> assertThat(tip.change()).doesNotContain("base-delay"));
  }

  @Test
  void onlyAnOutageThatIsOverAndKilledSeveralCounts() {
    assertThat(told(outage(Duration.ofSeconds(100), 1, 0.5), "")).isEmpty();
    assertThat(told(outage(Duration.ofSeconds(100), 2, 0), "")).isEmpty();
    assertThat(told(Outage.NONE, "")).isEmpty();
    Outage goesOn = new Outage(START, LATER, false, Duration.ofSeconds(60), 2, 0.5);
    assertThat(new RetriesRule(goesOn).of(new RoundView(State.empty(1), LATER))).isEmpty();
    Instant forgotten = START.plus(RetriesRule.REMEMBERED);
    assertThat(new RetriesRule(SHORT).of(new RoundView(State.empty(1), forgotten))).isEmpty();
  }
}
