package io.github.flyteexporter.verdict.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.state.ReadingInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
  private static Reading page(int second, double good, Optional<Double> reeval) {
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample("P:execstats:active_workflow_executions", Labels.NONE, 6));
    samples.add(new Sample("P:round:success_count", Labels.NONE, good));
    reeval.ifPresent(
        seconds ->
            samples.add(
                new Sample("config:propeller.workflow-reeval-duration", Labels.NONE, seconds)));
    return new Reading(
        new SourceId("scrape", "flyte-binary"),
        Instant.EPOCH.plusSeconds(second),
        Duration.ZERO,
        0,
        0,
        Samples.of(samples),
        List.of(),
        Optional.empty());
  }

  private static Progress over(Optional<Double> reeval) {
    return Progress.over(List.of(new ReadingInterval(page(0, 0, reeval), page(30, 6, reeval))));
  }

  @ParameterizedTest
  @CsvSource({"30, 6, false", "10, 18, true", "2, 90, true", "60, 3, false", "0, 6, false"})
  void aRoundIsOwedAsOftenAsThePropellerIsSetTo(double reeval, double owed, boolean stuck) {
    Progress progress = over(Optional.of(reeval));
    assertThat(progress.owed()).isEqualTo(owed);
    assertThat(progress.stuck()).isEqualTo(stuck);
  }

  @Test
  void whereItIsNotKnownTheLongestUsualOneIsTaken() {
    assertThat(over(Optional.empty()).owed()).isEqualTo(6);
  }
}
