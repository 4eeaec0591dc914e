package io.github.flyteexporter.verdict.function;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observe.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Function {@code observe}: impaired once nothing has been seen of Flyte for a minute. What is not
 * configured is not missed.
 *
 * @param sources those that see something of Flyte
 */
public record ObserveRule(Function<RoundView, Stream<SourceHistory>> sources)
    implements FunctionRule {
  @Override
  public FunctionObservation judge(Scene scene, List<Observation> observations) {
    RoundView frame = scene.view();
    List<SourceHistory> eyes = sources.apply(frame).toList();
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
