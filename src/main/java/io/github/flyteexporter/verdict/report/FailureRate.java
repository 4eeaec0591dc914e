package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.signal.failure.FailureReason;
import io.github.flyteexporter.signal.failure.FaultLocation;
import java.time.Duration;
import java.util.Map;

/**
 * How often workflows of a project and domain failed within a window, where that is too often.
 *
 * @param blame where to look for these failures
 * @param window how long it was watched
 * @param failed how many failed that way
 * @param finished how many ended in all, aborted ones aside
 * @param reasons why, by number of failures
 * @param spread how far failures of that kind reach
 */
public record FailureRate(
    ProjectDomain where,
    FaultLocation blame,
    Duration window,
    long failed,
    long finished,
    Map<FailureReason, Long> reasons,
    FailureScope spread) {
  public FailureRate {
    reasons = Map.copyOf(reasons);
  }

  /** The share of failures, from 0 to 1. */
  public double ratio() {
    return finished == 0 ? 0 : (double) failed / finished;
  }

  /** Whether this is one of many alike, not the matter of one team. */
  public boolean affectsAll() {
    return spread.affectsAll(blame);
  }
}
