package io.github.flyteexporter.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceReportTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final SourceId PORT = new SourceId("scrape", "flyte-binary");

  private static Reading good(Instant at) {
    return new Reading(
        PORT, at, Duration.ofMillis(7), 10, 2, Samples.NONE, List.of(), Optional.empty());
  }

  private static Reading bad(Instant at, Reason reason) {
    Failure failure = new Failure(reason, "http://me:secret@flyte:10254/metrics: no");
    return Reading.failed(PORT, at, Duration.ofMillis(9), failure);
  }

  @Test
  void tellsTheNewestAnswerAndTheLastGoodOne() {
    State state =
        State.empty(1)
            .next(List.of(good(START)))
            .next(List.of(bad(START.plusSeconds(1), Reason.TIMEOUT)))
            .next(List.of(bad(START.plusSeconds(2), Reason.DNS)))
            .next(List.of(bad(START.plusSeconds(3), Reason.TIMEOUT)));
    SourceReport report = SourceReport.all(state).get(0);
    assertThat(report.at()).isEqualTo(START.plusSeconds(3));
    assertThat(report.took()).isEqualTo(Duration.ofMillis(9));
    assertThat(report.lastGood()).contains(START);
    assertThat(report.errors()).isEqualTo(Map.of(Reason.TIMEOUT, 2L, Reason.DNS, 1L));
  }

  @Test
  void noPasswordOfAUrlIsTold() {
    State state = State.empty(1).next(List.of(bad(START, Reason.TLS)));
    assertThat(SourceReport.all(state).get(0).failure().orElseThrow().detail())
        .isEqualTo("http://***@flyte:10254/metrics: no");
  }
}
