package io.github.flyteexporter.kube.controlplane;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Components that had a pod within the last hour and belong to no Deployment or StatefulSet that we
 * read: without one, only memory says that a pod is missing.
 */
final class SeenComponents {
  private static final Duration KEPT = Duration.ofHours(1);

  /** A longer step from one reading to the next is a clock that was set. */
  private static final Duration LONGEST_STEP = Duration.ofMinutes(10);

  private final Map<String, Duration> seen = new TreeMap<>();
  private Instant before = Instant.MAX;
  private Duration passed = Duration.ZERO;

  /**
   * The components that had pods before.
   *
   * @param present those that have pods now
   * @param owned those whose Deployment or StatefulSet is read
   */
  synchronized Set<String> update(Set<String> present, Set<String> owned, Instant now) {
    pass(now);
    present.forEach(component -> seen.put(component, passed));
    seen.keySet().removeAll(owned);
    seen.values().removeIf(last -> passed.minus(last).compareTo(KEPT) > 0);
    return new TreeSet<>(seen.keySet());
  }

  private void pass(Instant now) {
    if (now.isAfter(before)) {
      Duration step = Duration.between(before, now);
      passed = passed.plus(step.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : step);
    }
    before = now;
  }
}
