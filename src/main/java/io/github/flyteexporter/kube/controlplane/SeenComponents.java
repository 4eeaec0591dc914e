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

  private final Map<String, Instant> seen = new TreeMap<>();

  /**
   * The components that had pods before.
   *
   * @param present those that have pods now
   * @param owned those whose Deployment or StatefulSet is read
   */
  synchronized Set<String> update(Set<String> present, Set<String> owned, Instant now) {
    present.forEach(component -> seen.put(component, now));
    seen.keySet().removeAll(owned);
    seen.values().removeIf(last -> last.isBefore(now.minus(KEPT)) || last.isAfter(now));
    return new TreeSet<>(seen.keySet());
  }
}
