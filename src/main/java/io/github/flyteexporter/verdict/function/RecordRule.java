package io.github.flyteexporter.verdict.function;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.state.ReadingInterval;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.model.Limit;
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

  private static final List<String> RECORDED =
      List.of(
          "P:workflow:event_recording:success_duration_ms_count",
          "P:node:event_recording:success_duration_ms_count",
          "P:task:event_recording:success_duration_ms_count");

  private static final List<String> REFUSED =
      List.of(
          "P:workflow:event_recording:failure_duration_ms_count",
          "P:node:event_recording:failure_duration_ms_count",
          "P:task:event_recording:failure_duration_ms_count");

  @Override
  public FunctionObservation judge(Scene scene, List<Observation> observations) {
    RoundView frame = scene.view();
    double good = 0;
    double failed = 0;
    Instant seen = Instant.MIN;
    for (SourceHistory history : frame.histories(ScrapeSamples.SOURCE)) {
      Optional<ReadingInterval> span = history.latestInterval();
      if (span.isPresent()) {
        good += events(span.get(), RECORDED);
        failed += events(span.get(), REFUSED);
        Reading after = span.get().after();
        seen = after.at().isAfter(seen) ? after.at() : seen;
      }
    }
    return good + failed < scene.limit(Limit.EVENTS)
        ? FunctionObservation.NONE
        : FunctionObservation.of(failed > good, seen);
  }

  private static double events(ReadingInterval span, List<String> counters) {
    return counters.stream().mapToDouble(name -> span.increase(name).orElse(0)).sum();
  }
}
