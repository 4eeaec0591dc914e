package io.github.flyteexporter.verdict.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.observation.Baselines;
import io.github.flyteexporter.verdict.observation.TextAges;
import io.github.flyteexporter.verdict.observe.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When workflows are killed, and when that goes on. */
class FinishRuleTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private State state = State.empty(20);
  private final List<Evidence> ended = new ArrayList<>();

  private Optional<Boolean> impaired(int second, int kills) {
    for (int i = 0; i < kills; i++) {
      ended.add(
          new EndedWorkflow(
              new WorkflowId("uid" + ended.size(), "fraud", "production"),
              Outcome.FAILED,
              "Workflow abort failed",
              "SYSTEM",
              "max number of system retry attempts [31/30] exhausted"));
    }
    Instant at = START.plusSeconds(second);
    List<Sample> samples = List.of(new Sample(WorkflowSamples.ENDED, Labels.NONE, ended.size()));
    state =
        state.next(
            List.of(
                new Reading(
                    WorkflowSamples.SOURCE_ID,
                    at,
                    Duration.ZERO,
                    0,
                    1,
                    Samples.of(samples),
                    List.copyOf(ended),
                    Optional.empty())));
    Scene scene = Scene.of(new RoundView(state, at), Baselines.NONE, TextAges.NONE);
    return new FinishRule().judge(scene, List.of()).impaired();
  }

  @Test
  void killsOfTwoReadingsGoOnHoweverManyThereAre() {
    assertThat(impaired(0, 0)).isEmpty();
    assertThat(impaired(10, 150)).as("what an outage left behind").contains(false);
    assertThat(impaired(20, 150)).contains(true);
    assertThat(impaired(50, 0)).contains(false);
  }
}
