package io.github.flyteexporter.signal.failure;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How workflows of a project and domain ended within a window; aborted ones are not in it.
 *
 * @param finished how many ended
 * @param failures those of them that failed
 */
public record Traffic(long finished, Map<WorkflowFailure, Long> failures) {
  /** With fewer, a single failure makes more than a fifth: that tells nothing. */
  static final int ENOUGH = 5;

  public Traffic {
    failures = Map.copyOf(failures);
  }

  /** Whether enough ended for a ratio to mean something. */
  public boolean isEnough() {
    return finished >= ENOUGH;
  }

  /** The reasons of some of the failures, and how often each came. */
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

  /** How many of them failed so. */
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
