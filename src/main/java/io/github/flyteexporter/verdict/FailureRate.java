package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.FailureReason;
import io.github.flyteexporter.signal.Fault;
import io.github.flyteexporter.signal.ProjectDomain;
import java.time.Duration;
import java.util.Map;

/**
 * How often workflows of a project and domain failed within a window.
 *
 * @param fault whose fault these failures are
 * @param failed how many failed by that fault
 * @param finished how many ended in all, aborted ones aside
 * @param reasons why, by number of failures
 */
public record FailureRate(
    ProjectDomain where,
    Fault fault,
    Duration window,
    long failed,
    long finished,
    Map<FailureReason, Long> reasons) {
  public FailureRate {
    reasons = Map.copyOf(reasons);
  }

  /** The share of failures, from 0 to 1. */
  public double ratio() {
    return finished == 0 ? 0 : (double) failed / finished;
  }
}
