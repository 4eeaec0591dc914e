package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import java.util.List;

/** The counters of the controller of an invented Flyte 2. */
final class InventedController {
  private double rounds;
  private double errors;

  /** Each action that moved took five rounds, and each that lives one in ten seconds. */
  void count(long moved, long living, double seconds, double failed) {
    rounds += 5 * moved + living * seconds / 10;
    errors += failed;
  }

  List<Sample> samples(Flyte2Moment moment) {
    return List.of(
        new Sample("process_start_time_seconds", Labels.NONE, 1),
        new Sample(Flyte2Samples.MARK, Labels.of("result", "requeue_after"), rounds),
        new Sample("controller_runtime_reconcile_errors_total", Labels.NONE, errors),
        new Sample("workqueue_longest_running_processor_seconds", Labels.NONE, moment.longest));
  }
}
