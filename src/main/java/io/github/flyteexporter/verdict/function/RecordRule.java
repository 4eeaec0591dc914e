package io.github.flyteexporter.verdict.function;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.state.ReadingInterval;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observe.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Function {@code record}: impaired while flyteadmin takes fewer of propeller's events than it does
 * not. Duplicates count as failures (flyte v1.16.8, flytepropeller/events/event_recorder.go:100),
 * so that some always fail. Without events nothing is said.
 */
public final class RecordRule implements FunctionRule {
  private static final double ENOUGH = 3;

  @Override
  public FunctionObservation judge(Scene scene, List<Observation> observations) {
    RoundView frame = scene.view();
    double good = 0;
    double failed = 0;
    Instant seen = Instant.MIN;
    for (SourceHistory history : frame.histories(ScrapeSamples.SOURCE)) {
      Optional<ReadingInterval> span = history.latestInterval();
      if (span.isPresent()) {
        good += events(span.get(), "success_duration_ms_count");
        failed += events(span.get(), "failure_duration_ms_count");
        Reading after = span.get().after();
        seen = after.at().isAfter(seen) ? after.at() : seen;
      }
    }
    return good + failed < ENOUGH
        ? FunctionObservation.NONE
        : FunctionObservation.of(failed > good, seen);
  }

  private static double events(ReadingInterval span, String what) {
    return List.of("workflow", "node", "task").stream()
        .mapToDouble(level -> span.increase("P:" + level + ":event_recording:" + what).orElse(0))
        .sum();
  }
}
