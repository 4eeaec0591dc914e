package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.signal.failure.FailureReason;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Failures of one kind in several project-domains together, each over its own window.
 *
 * @param failed how many failed that way
 * @param finished how many ended in all, aborted ones aside
 * @param reasons why, by number of failures
 * @param shortest the shortest of the windows
 * @param longest the longest of them
 */
public record FailureSum(
    long failed,
    long finished,
    Map<FailureReason, Long> reasons,
    Duration shortest,
    Duration longest) {
  static final FailureSum NONE = new FailureSum(0, 0, Map.of(), Duration.ofDays(1), Duration.ZERO);

  public FailureSum {
    reasons = Map.copyOf(reasons);
  }

  /** This sum with one more project-domain. */
  FailureSum and(Map<FailureReason, Long> why, long ended, Duration window) {
    Map<FailureReason, Long> all = new HashMap<>(reasons);
    why.forEach((reason, count) -> all.merge(reason, count, Long::sum));
    return new FailureSum(
        failed + why.values().stream().mapToLong(Long::longValue).sum(),
        finished + ended,
        all,
        shortest.compareTo(window) < 0 ? shortest : window,
        longest.compareTo(window) > 0 ? longest : window);
  }
}
