package io.github.flyteexporter.verdict.function;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observe.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Function {@code observe}: impaired once nothing has been seen of Flyte for a minute: no profiling
 * port, and no FlyteWorkflow objects. What is not configured is not missed.
 */
public final class ObserveRule implements FunctionRule {

  @Override
  public FunctionObservation judge(Scene scene, List<Observation> observations) {
    RoundView frame = scene.view();
    List<SourceHistory> eyes =
        java.util.stream.Stream.concat(
                frame.histories(ScrapeSamples.SOURCE).stream(), frame.workflows().stream())
            .toList();
    if (eyes.isEmpty()) {
      return FunctionObservation.NONE;
    }
    if (eyes.stream().anyMatch(history -> history.newest().ok())) {
      return FunctionObservation.of(false, frame.now());
    }
    Instant last =
        eyes.stream()
            .map(SourceHistory::lastGood)
            .flatMap(Optional::stream)
            .map(Reading::at)
            .max(Instant::compareTo)
            .orElse(Instant.MIN);
    return last.isBefore(frame.now().minus(scene.limits().time(Limit.BLIND)))
        ? FunctionObservation.of(true, frame.now())
        : FunctionObservation.NONE;
  }
}
