package io.github.flyteexporter.verdict.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence.PropellerPod;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.ShardLabel;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.reading.WorkflowSelector;
import io.github.flyteexporter.verdict.InventedLoad;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each advice by invented readings that speak for it, and by others just below them. */
class TuningTest extends PlayedLoads {
  private static final SourceId OTHER = new SourceId(ScrapeSamples.SOURCE, "propeller-1");

  private static InventedLoad slots(double seconds) {
    String wait = "P:node:parallelism_wait_latency_unlabeled_ms";
    return IDLE.rising(wait + "_sum", seconds * 1_000).rising(wait + "_count", 1);
  }

  private static InventedLoad opening(double share) {
    return IDLE.with("config:storage.cache.max_size_mbs", 0)
        .rising("P:round:round_total_ms_sum", 4_000)
        .rising("P:metastore:read_open_unlabeled_sum", 4 * share)
        .rising("P:metastore:read_open_unlabeled_count", 10);
  }

  private static InventedLoad running(double workflows) {
    return IDLE.with("P:execstats:active_workflow_executions", workflows);
  }

  private static InventedLoad large(double bytes) {
    return IDLE.beside(WorkflowSamples.SOURCE_ID, WorkflowSamples.LARGEST, bytes);
  }

  private static InventedLoad shards(double one, double other) {
    return running(one).beside(OTHER, "P:execstats:active_workflow_executions", other);
  }

  private static InventedLoad sharded(ShardLabel by, int shards) {
    WorkflowSelector takes = new WorkflowSelector(Map.of(by, Set.of("1")), Map.of());
    return busy(100, 50)
        .telling(
            new SourceId(KubeSamples.SOURCE, "pods"),
            List.of(new Sample(KubeSamples.SHARDS_EXPECTED, Labels.NONE, shards)),
            List.of(new PropellerPod(0, false, true, Optional.of(takes))));
  }

  static Stream<Arguments> loads() {
    String workers = "config:propeller.workers";
    String reeval = "config:propeller.workflow-reeval-duration";
    return Stream.of(
        Arguments.of(TuningAdvice.WORKERS, busy(100, 50), busy(100, 49)),
        Arguments.of(
            TuningAdvice.WORKERS,
            busy(100, 50).with(workers, 499),
            busy(100, 50).with(workers, 500)),
        Arguments.of(
            TuningAdvice.WORKERS, busy(100, 50), busy(100, 50).rising("P:round:error_count", 6)),
        Arguments.of(
            TuningAdvice.REEVAL_DURATION,
            busy(250, 200).with(reeval, 10),
            busy(190, 150).with(reeval, 10)),
        Arguments.of(
            TuningAdvice.SHARD_COUNT,
            sharded(ShardLabel.SHARD_KEY, 31).with(workers, 500),
            sharded(ShardLabel.SHARD_KEY, 31).with(workers, 499)),
        Arguments.of(
            TuningAdvice.SHARD_COUNT,
            sharded(ShardLabel.SHARD_KEY, 31).with(workers, 500),
            sharded(ShardLabel.SHARD_KEY, 32).with(workers, 500)),
        Arguments.of(
            TuningAdvice.SHARD_COUNT,
            sharded(ShardLabel.SHARD_KEY, 2).with(workers, 500),
            sharded(ShardLabel.PROJECT, 2).with(workers, 500)),
        Arguments.of(
            TuningAdvice.SHARD_COUNT,
            sharded(ShardLabel.SHARD_KEY, 2).with(workers, 500),
            busy(100, 50).with(workers, 500)),
        Arguments.of(TuningAdvice.KUBE_CLIENT, limiter(0.11), limiter(0.09)),
        Arguments.of(
            TuningAdvice.QUEUE_RATE,
            IDLE.with("config:propeller.queue.queue.rate", 100).rising("P:main_retries", 81),
            IDLE.with("config:propeller.queue.queue.rate", 100).rising("P:main_retries", 79)),
        Arguments.of(
            TuningAdvice.QUEUE_CAPACITY,
            running(800).with("config:propeller.queue.queue.capacity", 1_000),
            running(799).with("config:propeller.queue.queue.capacity", 1_000)),
        Arguments.of(TuningAdvice.MAX_PARALLELISM, slots(31), slots(29)),
        Arguments.of(TuningAdvice.STORAGE_CACHE, opening(0.21), opening(0.19)),
        Arguments.of(
            TuningAdvice.STORAGE_CACHE,
            opening(0.21),
            opening(0.21).with("config:storage.cache.max_size_mbs", 1)),
        Arguments.of(TuningAdvice.OFFLOADING, large(790_000), large(780_000)),
        Arguments.of(TuningAdvice.OFFLOADING, IDLE.rising("P:wf_too_large", 0.1), IDLE),
        Arguments.of(
            TuningAdvice.OFFLOADING,
            large(790_000),
            large(790_000)
                .with("A:errors:gorm_error", 0)
                .with("config:flyteadmin.useOffloadedWorkflowClosure", 1)
                .with("config:flyteadmin.useOffloadedInputs", 1)),
        Arguments.of(TuningAdvice.SHARD_SKEW, shards(300, 100), shards(299, 100)),
        Arguments.of(TuningAdvice.SHARD_SKEW, shards(100, 10), shards(99, 10)));
  }

  @ParameterizedTest
  @MethodSource("loads")
  void isGivenWhenReadingsSpeakForItAndWithdrawnWhenTheyDoNot(
      TuningAdvice advice, InventedLoad speaks, InventedLoad below) {
    assertThat(play(below, LONG)).doesNotContain(advice.label());
    assertThat(play(speaks, (int) AdviceState.SUSTAINED.toSeconds()))
        .doesNotContain(advice.label());
    assertThat(play(speaks, LONG + 360)).contains(advice.label());
    assertThat(play(below, 360 + (int) AdviceState.WITHDRAWN_AFTER.toSeconds() + ROUND_SECONDS))
        .doesNotContain(advice.label());
  }

  @Test
  void everyAdviceHasReadings() {
    assertThat(loads().map(load -> load.get()[0]).distinct().count())
        .as("retries are told from an outage")
        .isEqualTo(TuningAdvice.values().length - 1);
  }
}
