package io.github.flyteexporter.signal.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A way in that ends half-way shows how far it goes. */
class AuthSignalsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Labels TOKEN = Labels.of("step", "token");

  private static Reading reading(Optional<Failure> failure, Sample... samples) {
    return new Reading(
        new SourceId("auth", "flyteadmin"),
        NOW,
        Duration.ZERO,
        0,
        samples.length,
        Samples.of(List.of(samples)),
        List.of(),
        failure);
  }

  private static List<Double> values(Signal signal, Reading reading) {
    List<Double> values = new ArrayList<>();
    signal
        .reader()
        .read(
            new RoundView(State.empty(20).next(List.of(reading)), NOW),
            (suffix, labels, value) -> values.add(value));
    return values;
  }

  @Test
  void ofAReadingThatFailed() {
    Reading failed =
        reading(
            Optional.of(new Failure(Failure.Reason.FORBIDDEN, "token, bad_client")),
            new Sample(AuthSamples.UP, TOKEN, 0),
            new Sample(AuthSamples.FAILURE, TOKEN.with("reason", "bad_client"), 1));
    assertThat(values(AuthSignals.UP, failed)).containsExactly(0.0);
    assertThat(values(AuthSignals.FAILURE, failed)).containsExactly(1.0);
    assertThat(values(AuthSignals.ENABLED, failed)).isEmpty();
    assertThat(values(AuthSignals.LOGIN_UP, failed)).isEmpty();
  }

  @Test
  void whatIsNotKnownIsAbsent() {
    for (Signal signal : AuthSignals.ALL) {
      assertThat(values(signal, reading(Optional.empty()))).isEmpty();
    }
  }
}
