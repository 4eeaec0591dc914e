package io.github.flyteexporter.verdict.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.verdict.InventedLoad;
import io.github.flyteexporter.verdict.Recollection;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.function.FunctionState;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.incident.IncidentHistory;
import io.github.flyteexporter.verdict.measure.Installation;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Readings that speak for an advice while something else explains them. */
class WithheldAdviceTest extends PlayedLoads {
  private static Verdict impaired(Cause cause) {
    FunctionState bad = new FunctionState(Status.IMPAIRED, Optional.of(START), 0, START, 0, START);
    return new Verdict(
        Map.of(PlatformFunction.PROGRESS, bad),
        List.of(new CauseEvidence(cause, 1, Map.of())),
        Recollection.NONE,
        IncidentHistory.NONE,
        Map.of(),
        Installation.UNSEEN);
  }

  @Test
  void whatAnOutageLeavesIsNoNeed() {
    assertThat(play(busy(100, 50), impaired(Cause.DATABASE), LONG)).isEmpty();
    assertThat(play(busy(100, 50), impaired(Cause.UNKNOWN), LONG)).isEmpty();
    assertThat(play(busy(100, 50), impaired(Cause.TOO_MANY_WORKFLOWS), 60 + ROUND_SECONDS))
        .containsExactly("workers");
    assertThat(play(IDLE, impaired(Cause.DATABASE), 3 * LONG))
        .as("an idle outage takes nothing back")
        .containsExactly("workers");
    assertThat(play(IDLE, impaired(Cause.DATABASE), (int) AdviceState.FROZEN.toSeconds()))
        .as("but what was read too long ago")
        .isEmpty();
  }

  @Test
  void anApiServerThatThrottlesIsNotAskedMore() {
    InventedLoad load = limiter(0.5);
    List<Sample> codes =
        List.of(
            new Sample("k8s_client_request_total", Labels.of("code", "429"), 1),
            new Sample("k8s_client_request_total", Labels.of("code", "200"), 1));
    for (int i = 0; i < 30; i++) {
      int round = i;
      List<Sample> rising =
          codes.stream()
              .map(code -> new Sample(code.name(), code.labels(), 100.0 * round))
              .toList();
      play(new InventedLoad(rising, load.rates(), List.of()), ROUND_SECONDS);
    }
    assertThat(tuning.tips()).isEmpty();
  }
}
