package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.signal.state.ReadingInterval;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import java.util.List;
import java.util.OptionalDouble;

/** What the controller of Flyte 2 does, by its metrics on port 10254; often they cannot be read. */
record ControllerRounds(List<ReadingInterval> newestFirst) {
  private static final String ERRORS = "controller_runtime_reconcile_errors_total";
  private static final String LONGEST = "workqueue_longest_running_processor_seconds";

  /** An action is polled so often (flyte v2.0.43, executor/pkg/controller). */
  private static final double POLL_SECONDS = 10;

  static ControllerRounds of(RoundView view) {
    return new ControllerRounds(
        view.histories(ScrapeSamples.SOURCE).stream()
            .map(SourceHistory::intervals)
            .filter(spans -> !spans.isEmpty())
            .findFirst()
            .orElse(List.of()));
  }

  boolean readable() {
    return !newestFirst.isEmpty();
  }

  /** Failed rounds since the reading before; fewer and fewer come while a fault lasts. */
  double errors() {
    return readable() ? newestFirst.get(0).increase(ERRORS).orElse(0) : 0;
  }

  /** Seconds for which the longest round under way has been, 0 unless that is too long. */
  double held(Limits limits) {
    return readable() ? held(newestFirst.get(0), limits) : 0;
  }

  /** The same of the last minute. */
  double heldLately(RoundView view, Limits limits) {
    return newestFirst.stream()
        .filter(span -> span.after().at().isAfter(view.now().minus(limits.time(Limit.TEXT_RECENT))))
        .mapToDouble(span -> held(span, limits))
        .max()
        .orElse(0);
  }

  private static double held(ReadingInterval span, Limits limits) {
    double longest = span.after().samples().sum(LONGEST).orElse(0);
    return longest >= limits.of(Limit.ACTION_HELD) ? longest : 0;
  }

  /**
   * Rounds that were done against those that polling alone makes, over a minute; empty while
   * nothing is owed or too little was seen.
   */
  OptionalDouble polled(RoundView view, Limits limits) {
    SourceHistory actions = view.history(Flyte2Samples.TASK_ACTIONS).orElse(null);
    double seconds = 0;
    double done = 0;
    for (ReadingInterval span : newestFirst) {
      if (seconds >= limits.of(Limit.POLLED_OVER)) {
        break;
      }
      seconds += span.seconds();
      done += span.increase(Flyte2Samples.MARK, of -> true);
    }
    if (actions == null || seconds < limits.of(Limit.POLLED_OVER)) {
      return OptionalDouble.empty();
    }
    double least =
        actions.good().stream()
            .filter(
                reading -> !reading.at().isBefore(view.now().minus(limits.time(Limit.POLLED_OVER))))
            .mapToDouble(reading -> reading.samples().sum(Flyte2Samples.ACTIONS).orElse(0))
            .min()
            .orElse(0);
    return least > 0
        ? OptionalDouble.of(done / seconds * POLL_SECONDS / least)
        : OptionalDouble.empty();
  }
}
