package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Readings of an invented Flyte, answered or failed. */
final class InventedReadings {
  private InventedReadings() {}

  static Reading of(
      SourceId id, Instant now, List<Sample> samples, List<? extends Evidence> evidence) {
    return new Reading(
        id,
        now,
        Duration.ofMillis(5),
        1,
        samples.size(),
        Samples.of(samples),
        List.copyOf(evidence),
        Optional.empty());
  }

  static Reading failed(SourceId id, Instant now, Reason reason, String message) {
    return Reading.failed(id, now, Duration.ofSeconds(3), new Failure(reason, message));
  }
}
