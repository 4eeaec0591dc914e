package io.github.flyteexporter.verdict.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.InventedLoad;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where {@code /config} is not read no advice tells a number that may lie below today's. */
class UnreadSettingsTest {
  private static final InventedLoad IDLE =
      new InventedLoad(List.of(), Map.of("P:round:success_count", 20.0), List.of());

  private static InventedLoad busy() {
    return IDLE.with("P:execstats:active_workflow_executions", 1_200)
        .with("P:free_workers_count", 0)
        .with("P:main_depth", 900);
  }

  private static InventedLoad limiter() {
    return IDLE.rising("k8s_client_rate_limiter_latency_sum", 25)
        .rising("k8s_client_rate_limiter_latency_count", 50);
  }

  private static InventedLoad slots() {
    String wait = "P:node:parallelism_wait_latency_unlabeled_ms";
    return IDLE.rising(wait + "_sum", 60_000).rising(wait + "_count", 1);
  }

  static Stream<Arguments> doubled() {
    return Stream.of(
        Arguments.of(new WorkersRule(), busy(), FlyteSetting.WORKERS),
        Arguments.of(new KubeClientRule(), limiter(), FlyteSetting.QPS),
        Arguments.of(new KubeClientRule(), limiter(), FlyteSetting.BURST),
        Arguments.of(new ParallelismRule(), slots(), FlyteSetting.MAX_PARALLELISM));
  }

  @ParameterizedTest
  @MethodSource("doubled")
  void isToBeDoubledAndNoNumberIsTold(TuningRule rule, InventedLoad load, FlyteSetting knob) {
    assertThat(rule.of(load.after(30)))
        .hasValueSatisfying(
            tip -> {
              assertThat(tip.change())
                  .contains("Double `" + knob.binary() + "`")
                  .doesNotContainPattern(" to \\d");
              assertThat(tip.today()).contains("is not read (`readConfig` reads it)");
            });
  }

  @Test
  void limitsThatAreNotReadAreNotNear() {
    InventedLoad fast = IDLE.rising("P:main_retries", 90);
    assertThat(QueueRule.RATE.of(fast.after(30))).isEmpty();
    assertThat(QueueRule.CAPACITY.of(busy().after(30))).isEmpty();
    InventedLoad opening =
        IDLE.rising("P:round:round_total_ms_sum", 4_000)
            .rising("P:metastore:read_open_unlabeled_sum", 2_000)
            .rising("P:metastore:read_open_unlabeled_count", 10);
    assertThat(new CacheRule().of(opening.after(30))).isEmpty();
  }
}
