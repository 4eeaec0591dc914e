package io.github.flyteexporter.signal.failure;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finished workflows of a project-domain within a window, except aborted ones.
 *
 * @param finished succeeded and failed workflows
 * @param failures failed workflows
 */
public record Traffic(long finished, Map<WorkflowFailure, Long> failures) {
  /** With fewer, a single failure is more than a fifth of all. */
  static final int ENOUGH = 5;

  public Traffic {
    failures = Map.copyOf(failures);
  }

  /** Whether enough finished for a ratio to be meaningful. */
  public boolean isEnough() {
    return finished >= ENOUGH;
  }

  /** The number of failures by reason, of those that match. */
  public Map<FailureReason, Long> reasons(Predicate<WorkflowFailure> which) {
    Map<FailureReason, Long> reasons = new EnumMap<>(FailureReason.class);
    failures.forEach(
        (failure, count) -> {
          if (which.test(failure)) {
            reasons.merge(failure.reason(), count, Long::sum);
          }
        });
    return reasons;
  }

  /** The number of failures that match. */
  public long failed(Predicate<WorkflowFailure> which) {
    return reasons(which).values().stream().mapToLong(Long::longValue).sum();
  }

  /** The share of failures by a fault, from 0 to 1. */
  public double ratio(Fault fault) {
    long failed = failed(failure -> failure.fault() == fault);
    return finished == 0 ? 0 : (double) failed / finished;
  }

  public Traffic plus(Traffic other) {
    Map<WorkflowFailure, Long> sum = new HashMap<>(failures);
    other.failures.forEach((failure, count) -> sum.merge(failure, count, Long::sum));
    return new Traffic(finished + other.finished, sum);
  }
}
