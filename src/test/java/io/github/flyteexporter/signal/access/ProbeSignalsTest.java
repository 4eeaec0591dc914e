package io.github.flyteexporter.signal.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProbeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.Signals;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doors of Flyte say together. */
class ProbeSignalsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static Reading probe(String name, String reason) {
    List<Sample> samples = new ArrayList<>();
    boolean ok = reason.equals("ok");
    samples.add(new Sample(ProbeSamples.SUCCESS, Labels.NONE, ok ? 1 : 0));
    if (!ok) {
      samples.add(
          new Sample(ProbeSamples.FAILURE, Labels.of("phase", "request", "reason", reason), 1));
    }
    return reading(name, samples);
  }

  private static Reading reading(String name, List<Sample> samples) {
    return new Reading(
        new SourceId(ProbeSamples.SOURCE, name),
        NOW,
        Duration.ZERO,
        0,
        0,
        Samples.of(samples),
        List.of(),
        Optional.empty());
  }

  private static Values values(Reading... readings) {
    return Signals.of(new RoundView(State.empty(1).next(List.of(readings)), NOW)).values();
  }

  @ParameterizedTest
  @CsvSource({
    "ok,ok,both,ok",
    "ok,http1_only,http_only,http1_only",
    "upstream,ok,grpc_only,upstream",
    "dns,connect,none,dns"
  })
  void theTwoDoorsOfTheIngressAreCompared(String http, String grpc, String state, String reason) {
    Values values = values(probe("ingress_http", http), probe("ingress_grpc", grpc));
    assertThat(values.forSignal(ProbeSignals.COMPARISON))
        .extracting(Value::labels)
        .containsExactly(Labels.of("state", state, "reason", reason));
  }

  @Test
  void oneDoorAloneIsNotCompared() {
    assertThat(values(probe("ingress_http", "ok")).forSignal(ProbeSignals.COMPARISON)).isEmpty();
    assertThat(
            values(probe("ingress_http", "ok"), reading("ingress_grpc", List.of()))
                .forSignal(ProbeSignals.COMPARISON))
        .isEmpty();
  }

  @Test
  void aFailureCarriesItsStepAndReason() {
    Values values = values(probe("grpc", "http1_only"));
    assertThat(values.number(ProbeSignals.SUCCESS, Labels.of("probe", "grpc"))).hasValue(0);
    assertThat(
            values.number(
                ProbeSignals.FAILURES,
                Labels.of("probe", "grpc", "phase", "request", "reason", "http1_only")))
        .hasValue(1);
    assertThat(values.forSignal(ProbeSignals.NOT_AFTER)).isEmpty();
    assertThat(values.forSignal(ProbeSignals.WEBHOOK_MATCHES)).isEmpty();
  }
}
