package io.github.flyteexporter.verdict.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.InventedLoad;
import io.github.flyteexporter.verdict.graph.Explanation;
import io.github.flyteexporter.verdict.measure.LimiterWait;
import io.github.flyteexporter.verdict.observation.Baselines;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.TextAges;
import io.github.flyteexporter.verdict.observe.Observer;
import io.github.flyteexporter.verdict.observe.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What one process reads of itself is not told of another. */
class SeveralPropellersTest {
  private static final Map<String, Double> LEADS = Map.of("P:workers_restarted", 1.0);
  private static final Map<String, Double> STANDS_BY = Map.of("P:workers_restarted", 0.0);

  /** A page whose counters rise by so much a second, beside fixed gauges. */
  private record Shown(String target, Map<String, Double> gauges, Map<String, Double> rates) {
    Reading at(int seconds) {
      List<Sample> samples =
          Stream.concat(
                  gauges.entrySet().stream(),
                  rates.entrySet().stream()
                      .map(rate -> Map.entry(rate.getKey(), rate.getValue() * seconds)))
              .map(entry -> new Sample(entry.getKey(), Labels.NONE, entry.getValue()))
              .toList();
      Instant at = InventedLoad.START.plusSeconds(seconds);
      SourceId of = new SourceId(ScrapeSamples.SOURCE, target);
      return new Reading(
          of, at, Duration.ZERO, 0, 0, Samples.of(samples), List.of(), Optional.empty());
    }
  }

  private static Shown waiting(
      String target, Map<String, Double> gauges, String mark, double seconds) {
    return new Shown(
        target,
        gauges,
        Map.of(
            mark,
            20.0,
            "k8s_client_rate_limiter_latency_sum",
            seconds * 50,
            "k8s_client_rate_limiter_latency_count",
            50.0));
  }

  private static Shown busy(String target, double depth, double workers) {
    return new Shown(
        target,
        Map.of(
            "P:workers_restarted", 1.0,
            "P:execstats:active_workflow_executions", 100.0,
            "P:free_workers_count", 0.0,
            "P:main_depth", depth,
            "config:propeller.workers", workers),
        Map.of("P:round:success_count", 20.0));
  }

  private static RoundView frame(Shown... processes) {
    State state = State.empty(20);
    for (int seconds = 10; seconds <= 60; seconds += 10) {
      int at = seconds;
      state = state.next(Stream.of(processes).map(one -> one.at(at)).toList());
    }
    return new RoundView(state, InventedLoad.START.plusSeconds(60));
  }

  private static boolean throttled(RoundView frame) {
    Scene scene = Scene.of(frame, Baselines.NONE, TextAges.NONE);
    return Explanation.of(Observer.all(scene)).named().stream()
        .anyMatch(one -> one.kind() == NodeKind.LIMITER);
  }

  @Test
  void anAdminOrAStandbyThatWaitsForItsOwnLimiterThrottlesNoPropeller() {
    String rounds = "P:round:success_count";
    RoundView frame =
        frame(
            waiting("propeller-0", LEADS, rounds, 0),
            waiting("propeller-1", STANDS_BY, rounds, 2),
            waiting("admin", Map.of("A:errors:gorm_error", 0.0), "A:created", 2));
    assertThat(LimiterWait.longest(frame).seconds()).isZero();
    assertThat(new KubeClientRule().of(frame)).isEmpty();
    assertThat(throttled(frame)).isFalse();
  }

  @Test
  void thePropellerThatWaitsIsNamedHoweverFastTheOthersAre() {
    String rounds = "P:round:success_count";
    RoundView frame =
        frame(
            waiting("propeller-0", LEADS, rounds, 0),
            waiting("propeller-1", LEADS, rounds, 0.3),
            waiting("admin", Map.of("A:errors:gorm_error", 0.0), "A:created", 0));
    assertThat(new KubeClientRule().of(frame))
        .map(TuningTip::reading)
        .hasValueSatisfying(
            told -> assertThat(told).contains("of propeller-1").contains("waits 0.30 s"));
    assertThat(throttled(frame)).isTrue();
  }

  @Test
  void theBusyOnesOwnQueueAndWorkersAreTold() {
    RoundView frame = frame(busy("propeller-0", 20, 300), busy("propeller-1", 60, 10));
    TuningTip tip = new WorkersRule().of(frame).get();
    assertThat(tip.reading()).contains("on propeller-1, 60 workflows in the queue");
    assertThat(tip.today()).isEqualTo("`propeller.workers` is 10");
    assertThat(tip.change()).endsWith("to 20 and give propeller the CPU for them");
  }
}
