package io.github.flyteexporter.verdict.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.Judge;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Workflows whose task nodes wait without a pod. */
class QuotaObserverTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static Verdict judged(String reason, double nodes, double seconds) {
    Labels where = Labels.of("project", "p", "domain", "d");
    List<Sample> samples =
        List.of(
            new Sample(WorkflowSamples.WORKFLOWS, Labels.of("phase", "active"), 34),
            new Sample(WorkflowSamples.ACTIVE, where.with("phase", "running"), 34),
            new Sample(WorkflowSamples.NODES_WAITING, where.with("reason", reason), nodes),
            new Sample(
                WorkflowSamples.NODES_WAITING_OLDEST, where.with("reason", reason), seconds));
    Reading workflows =
        new Reading(
            WorkflowSamples.SOURCE_ID,
            NOW,
            Duration.ZERO,
            0,
            34,
            Samples.of(samples),
            List.of(),
            Optional.empty());
    return Judge.judge(Verdict.NONE, new RoundView(State.empty(20).next(List.of(workflows)), NOW));
  }

  @Test
  void aQuotaThatKeepsNodesWaitingImpairsLaunchAndIsTheCause() {
    Verdict verdict = judged("quota", 34, 90);
    assertThat(verdict.standing(PlatformFunction.LAUNCH).status()).isEqualTo(Status.IMPAIRED);
    assertThat(verdict.causes().get(0).cause()).isEqualTo(Cause.QUOTA);
  }

  @Test
  void aQuotaThatIsFullForAMomentImpairsNothing() {
    assertThat(judged("quota", 34, 59).standing(PlatformFunction.LAUNCH).status())
        .isEqualTo(Status.WORKING);
  }

  @Test
  void oneNodeThatWaitsImpairsNothing() {
    assertThat(judged("quota", 1, 900).standing(PlatformFunction.LAUNCH).status())
        .isEqualTo(Status.WORKING);
  }

  @Test
  void otherWaitsAreNoQuota() {
    Verdict verdict = judged("kube_api", 34, 90);
    assertThat(verdict.standing(PlatformFunction.LAUNCH).status()).isEqualTo(Status.WORKING);
    assertThat(verdict.causes()).isEmpty();
  }
}
