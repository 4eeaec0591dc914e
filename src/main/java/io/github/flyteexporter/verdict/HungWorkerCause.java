package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.Optional;

/**
 * A round does not end: a plugin, the object store or a connector is called without a time limit.
 * Honest detection time: 300 s.
 */
final class HungWorkerCause implements CauseRule {
  private static final double LONG_SECONDS = 300;

  @Override
  public Optional<Testimony> weigh(Frame frame, Words words) {
    double longest =
        frame.pages().stream()
            .filter(page -> ProgressRule.leads(frame, page))
            .mapToDouble(page -> page.samples().sum("P:main_longest_running_processor_s").orElse(0))
            .max()
            .orElse(0);
    boolean waits = LimiterWait.longest(frame).seconds() > 0.1;
    return new Scale()
        .proof(Fact.LONGEST_ROUND_SECONDS, longest > LONG_SECONDS && !waits ? longest : 0, 0.6)
        .testimony(Cause.WORKER_HUNG);
  }
}
