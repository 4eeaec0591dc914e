package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.signal.History;
import io.github.flyteexporter.signal.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Function {@code observe}: impaired once nothing has been seen of Flyte for a minute: no profiling
 * port, and no FlyteWorkflow objects. What is not configured is not missed.
 */
final class ObserveRule implements FunctionRule {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public Opinion judge(Frame frame) {
    List<History> eyes =
        java.util.stream.Stream.concat(frame.of(State.SCRAPE).stream(), frame.workflows().stream())
            .toList();
    if (eyes.isEmpty()) {
      return Opinion.NONE;
    }
    if (eyes.stream().anyMatch(history -> history.newest().ok())) {
      return Opinion.of(false, frame.now());
    }
    Instant last =
        eyes.stream()
            .map(History::lastGood)
            .flatMap(Optional::stream)
            .map(Reading::at)
            .max(Instant::compareTo)
            .orElse(Instant.MIN);
    return last.isBefore(frame.now().minus(PATIENCE))
        ? Opinion.of(true, frame.now())
        : Opinion.NONE;
  }
}
