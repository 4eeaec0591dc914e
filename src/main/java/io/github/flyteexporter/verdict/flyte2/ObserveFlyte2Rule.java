package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.function.FunctionObservation;
import io.github.flyteexporter.verdict.function.FunctionRule;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observe.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Function {@code observe}: impaired once nothing has been seen of Flyte for a minute: not its API,
 * not its TaskActions, not its controller, which the chart's own role lets nobody read.
 */
final class ObserveFlyte2Rule implements FunctionRule {
  @Override
  public FunctionObservation judge(Scene scene, List<Observation> observations) {
    RoundView view = scene.view();
    List<SourceHistory> eyes =
        Stream.concat(
                Stream.of(Flyte2Samples.API, Flyte2Samples.TASK_ACTIONS)
                    .flatMap(id -> view.history(id).stream()),
                view.histories(ScrapeSamples.SOURCE).stream()
                    .filter(history -> history.lastGood().isPresent()))
            .toList();
    if (eyes.isEmpty()) {
      return FunctionObservation.NONE;
    }
    if (eyes.stream().anyMatch(history -> history.newest().ok())) {
      return FunctionObservation.of(false, view.now());
    }
    Instant last =
        eyes.stream()
            .map(SourceHistory::lastGood)
            .flatMap(Optional::stream)
            .map(Reading::at)
            .max(Instant::compareTo)
            .orElse(Instant.MIN);
    return last.isBefore(view.now().minus(scene.limits().time(Limit.BLIND)))
        ? FunctionObservation.of(true, view.now())
        : FunctionObservation.NONE;
  }
}
