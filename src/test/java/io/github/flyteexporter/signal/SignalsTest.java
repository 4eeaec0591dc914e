package io.github.flyteexporter.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalsTest {
  private static final RoundView VIEW = new RoundView(State.empty(1), Instant.EPOCH);

  private static final Signal GOOD =
      Signal.gauge("flyte_good", "Good.").computed("", (view, out) -> out.emit(Labels.NONE, 1));

  private static final Signal BROKEN =
      Signal.gauge("flyte_broken", "Broken.")
          .computed(
              "",
              (view, out) -> {
                out.emit(Labels.NONE, 2);
                throw new IllegalStateException("a bug");
              });

  @Test
  void aSignalThatThrowsHasNoValuesAndLeavesTheOthersAlone() {
    Signals signals = Signals.of(List.of(BROKEN, GOOD), VIEW);
    assertThat(signals.values().all()).extracting(Value::signal).containsExactly(GOOD);
    assertThat(signals.errors()).extracting(SignalError::signal).containsExactly(BROKEN);
    assertThat(signals.errors().get(0).cause()).hasMessage("a bug").hasStackTraceContaining("read");
  }

  @Test
  void aNumberThatIsNoneIsNotAnError() {
    Signal none =
        Signal.gauge("flyte_none", "None.")
            .computed("", (view, out) -> out.emit(Labels.NONE, Double.NaN));
    Signals signals = Signals.of(List.of(none), VIEW);
    assertThat(signals.values().all()).isEmpty();
    assertThat(signals.errors()).isEmpty();
  }
}
