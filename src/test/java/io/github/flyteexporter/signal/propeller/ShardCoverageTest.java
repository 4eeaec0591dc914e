package io.github.flyteexporter.signal.propeller;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.ActiveWorkflows;
import io.github.flyteexporter.reading.Evidence.PropellerPod;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ShardLabel;
import io.github.flyteexporter.reading.ShardLabels;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.reading.WorkflowSelector;
import io.github.flyteexporter.signal.Signals;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which active workflows no propeller takes, and how many each shard has. */
class ShardCoverageTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final SourceId PODS = new SourceId(KubeSamples.SOURCE, "control-plane-pods");

  /** Two workflows of each key, one in a project and domain, one in others. */
  private static final List<ActiveWorkflows> OF_ALL_KEYS =
      IntStream.range(0, 32)
          .mapToObj(Integer::toString)
          .flatMap(key -> List.of(active(key, "p", "d", 1), active(key, "q", "e", 1)).stream())
          .toList();

  private static ActiveWorkflows active(String key, String project, String domain, int count) {
    return new ActiveWorkflows(new ShardLabels(key, project, domain), count);
  }

  private static PropellerPod pod(int shard, boolean ready, WorkflowSelector takes) {
    return new PropellerPod(shard, false, ready, Optional.of(takes));
  }

  private static WorkflowSelector keys(int from, int to) {
    Set<String> keys =
        IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.toSet());
    return including(ShardLabel.SHARD_KEY, keys.toArray(String[]::new));
  }

  private static WorkflowSelector including(ShardLabel label, String... values) {
    return new WorkflowSelector(Map.of(label, Set.of(values)), Map.of());
  }

  private static WorkflowSelector excluding(ShardLabel label, String... values) {
    return new WorkflowSelector(Map.of(), Map.of(label, Set.of(values)));
  }

  private static Reading reading(SourceId of, List<? extends Evidence> evidence) {
    return new Reading(
        of, NOW, Duration.ZERO, 0, 0, Samples.NONE, List.copyOf(evidence), Optional.empty());
  }

  private static Map<String, Double> said(Signal signal, String label, Reading... readings) {
    Map<String, Double> said = new TreeMap<>();
    RoundView view = new RoundView(State.empty(20).next(List.of(readings)), NOW);
    for (Value value : Signals.of(view).values().forSignal(signal)) {
      said.put(value.labels().get(label), value.number());
    }
    return said;
  }

  private static Map<String, Double> uncovered(List<ActiveWorkflows> active, PropellerPod... pods) {
    return said(
        ShardSignals.UNCOVERED_WORKFLOWS,
        "reason",
        reading(WorkflowSamples.SOURCE_ID, active),
        reading(PODS, List.of(pods)));
  }

  private static Map<String, Double> shards(List<ActiveWorkflows> active, PropellerPod... pods) {
    return said(
        ShardSignals.WORKFLOWS,
        "shard",
        reading(WorkflowSamples.SOURCE_ID, active),
        reading(PODS, List.of(pods)));
  }

  @Test
  void ofThreeHashShardsOneIsMissing() {
    PropellerPod[] two = {pod(0, true, keys(0, 11)), pod(1, true, keys(11, 22))};
    assertThat(uncovered(OF_ALL_KEYS, two)).isEqualTo(Map.of("shard_key", 20.0));
    assertThat(shards(OF_ALL_KEYS, two)).isEqualTo(Map.of("0", 22.0, "1", 22.0));
  }

  @Test
  void aShardThatIsNotReadyOrGoesCoversNothingButHasItsWorkflows() {
    PropellerPod ready = pod(0, true, keys(0, 16));
    PropellerPod not = pod(1, false, keys(16, 32));
    assertThat(uncovered(OF_ALL_KEYS, ready, not)).isEqualTo(Map.of("shard_key", 32.0));
    assertThat(shards(OF_ALL_KEYS, ready, not)).isEqualTo(Map.of("0", 32.0, "1", 32.0));
    PropellerPod going = new PropellerPod(1, true, true, Optional.of(keys(16, 32)));
    assertThat(uncovered(OF_ALL_KEYS, ready, going)).isEqualTo(Map.of("shard_key", 32.0));
    assertThat(shards(OF_ALL_KEYS, ready, going)).isEqualTo(Map.of("0", 32.0));
  }

  @Test
  void noShardIsLeft() {
    assertThat(uncovered(OF_ALL_KEYS, pod(0, false, keys(0, 32))))
        .isEqualTo(Map.of("shard_key", 64.0));
  }

  @Test
  void aWorkflowWithoutKeyIsTakenByNobodyThatAsksForOne() {
    List<ActiveWorkflows> one = List.of(active("", "p", "d", 3));
    assertThat(uncovered(one, pod(0, true, keys(0, 32)))).isEqualTo(Map.of("shard_key", 3.0));
    assertThat(uncovered(one, pod(0, true, excluding(ShardLabel.SHARD_KEY, "1"))))
        .isEqualTo(Map.of("shard_key", 0.0));
  }

  @Test
  void theRestOfTheProjectsHasAShardOfItsOwn() {
    PropellerPod named = pod(0, true, including(ShardLabel.PROJECT, "p", "r"));
    PropellerPod rest = pod(1, true, excluding(ShardLabel.PROJECT, "p", "r"));
    assertThat(uncovered(OF_ALL_KEYS, named, rest)).isEqualTo(Map.of("project", 0.0));
    assertThat(uncovered(OF_ALL_KEYS, named)).isEqualTo(Map.of("project", 32.0));
    assertThat(uncovered(OF_ALL_KEYS, rest)).isEqualTo(Map.of("project", 32.0));
    List<ActiveWorkflows> skewed = List.of(active("1", "p", "d", 90), active("2", "x", "d", 10));
    assertThat(shards(skewed, named, rest)).isEqualTo(Map.of("0", 90.0, "1", 10.0));
  }

  @Test
  void aDomainThatNobodyWasGiven() {
    assertThat(
            uncovered(
                List.of(active("1", "p", "development", 2), active("2", "p", "production", 5)),
                pod(0, true, including(ShardLabel.DOMAIN, "development")),
                pod(1, true, including(ShardLabel.DOMAIN, "staging"))))
        .isEqualTo(Map.of("domain", 5.0));
  }

  @Test
  void eachLabelIsCoveredButNotTheTwoTogether() {
    WorkflowSelector one =
        new WorkflowSelector(
            Map.of(ShardLabel.SHARD_KEY, Set.of("1"), ShardLabel.PROJECT, Set.of("p")), Map.of());
    WorkflowSelector other =
        new WorkflowSelector(
            Map.of(ShardLabel.SHARD_KEY, Set.of("2"), ShardLabel.PROJECT, Set.of("q")), Map.of());
    assertThat(
            uncovered(
                List.of(active("1", "q", "d", 1), active("1", "r", "d", 2)),
                pod(-1, true, one),
                pod(-1, true, other)))
        .isEqualTo(Map.of("shard_key", 1.0, "project", 2.0));
  }

  @Test
  void onePropellerWithoutArgumentsTakesEverything() {
    PropellerPod all = pod(-1, true, WorkflowSelector.ALL);
    assertThat(uncovered(OF_ALL_KEYS, pod(0, true, keys(0, 1)), all))
        .isEqualTo(Map.of("shard_key", 0.0));
    assertThat(uncovered(OF_ALL_KEYS, all)).isEmpty();
    assertThat(shards(OF_ALL_KEYS, all)).isEmpty();
  }

  @Test
  void argumentsThatWereNotKeptTellNothing() {
    PropellerPod unknown = new PropellerPod(1, false, true, Optional.empty());
    assertThat(uncovered(OF_ALL_KEYS, pod(0, true, keys(0, 1)), unknown)).isEmpty();
  }

  @Test
  void whatCouldNotBeReadTellsNothing() {
    Reading pods = reading(PODS, List.of(pod(0, true, keys(0, 1))));
    Reading workflows = reading(WorkflowSamples.SOURCE_ID, OF_ALL_KEYS);
    Failure failure = new Failure(Failure.Reason.TIMEOUT, "x");
    Signal signal = ShardSignals.UNCOVERED_WORKFLOWS;
    assertThat(said(signal, "reason", workflows, Reading.failed(PODS, NOW, Duration.ZERO, failure)))
        .isEmpty();
    assertThat(
            said(
                signal,
                "reason",
                pods,
                Reading.failed(WorkflowSamples.SOURCE_ID, NOW, Duration.ZERO, failure)))
        .isEmpty();
    assertThat(said(signal, "reason", pods, reading(WorkflowSamples.SOURCE_ID, List.of())))
        .isEqualTo(Map.of("shard_key", 0.0));
  }
}
