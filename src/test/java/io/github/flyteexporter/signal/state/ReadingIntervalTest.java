package io.github.flyteexporter.signal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingIntervalTest {
  private static final SourceId ID = new SourceId("scrape", "flyte-binary");
  private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

  private static Reading page(int second, double processStart, Sample... more) {
    List<Sample> samples = new java.util.ArrayList<>(List.of(more));
    samples.add(new Sample(ReadingInterval.PROCESS_START, Labels.NONE, processStart));
    return new Reading(
        ID,
        ZERO.plusSeconds(second),
        Duration.ZERO,
        0,
        0,
        Samples.of(samples),
        List.of(),
        Optional.empty());
  }

  private static Sample counter(double value) {
    return new Sample("c", Labels.NONE, value);
  }

  @Test
  void aRateIsTheRisePerSecond() {
    ReadingInterval span =
        ReadingInterval.between(page(0, 1, counter(10)), page(10, 1, counter(30))).get();
    assertThat(span.rate("c")).hasValue(2);
  }

  @Test
  void anotherProcessIsNoRate() {
    assertThat(ReadingInterval.between(page(0, 1, counter(10)), page(10, 2, counter(30))))
        .isEmpty();
  }

  @Test
  void theSameReadingAgainIsNoRate() {
    Reading page = page(0, 1, counter(10));
    assertThat(SourceHistory.begin(page).plus(page).latestInterval()).isEmpty();
  }

  @Test
  void aCounterThatIsNotShownHasNoRateAndOneThatAppearsRoseFromZero() {
    assertThat(ReadingInterval.between(page(0, 1), page(10, 1)).get().rate("c")).isEmpty();
    assertThat(ReadingInterval.between(page(0, 1), page(10, 1, counter(5))).get().rate("c"))
        .hasValue(0.5);
  }

  @Test
  void aCounterThatFellWithoutARestartIsNotTrusted() {
    ReadingInterval span =
        ReadingInterval.between(page(0, 1, counter(10)), page(10, 1, counter(3))).get();
    assertThat(span.increase("c")).isEmpty();
  }

  @Test
  void aFailedReadingTellsNothingButTheNextSpanReachesAcrossIt() {
    Reading failed =
        Reading.failed(
            ID, ZERO.plusSeconds(10), Duration.ZERO, new Failure(Reason.TIMEOUT, "slow"));
    SourceHistory history = SourceHistory.begin(page(0, 1, counter(10))).plus(failed);
    assertThat(history.current()).isEmpty();
    assertThat(history.latestInterval()).isEmpty();
    assertThat(history.plus(page(20, 1, counter(30))).latestInterval().get().seconds())
        .isEqualTo(20);
  }

  @Test
  void historyIsBounded() {
    SourceHistory history = SourceHistory.begin(page(0, 1));
    for (int i = 1; i < 1_000; i++) {
      history = history.plus(page(i, 1));
    }
    assertThat(history.good()).hasSizeLessThanOrEqualTo(SourceHistory.LONGEST);
  }
}
