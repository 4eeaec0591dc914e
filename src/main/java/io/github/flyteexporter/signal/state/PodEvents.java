package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.Evidence.PodEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kubernetes' events about task pods, by reason. Kubernetes folds what happens again into one event
 * with a count: what its count gained is added, once. What had happened before the first reading is
 * known but not counted.
 *
 * @param known the counts of the events that the last reading showed; empty before the first one
 */
public record PodEvents(Optional<Map<String, Integer>> known, Map<String, Long> counts) {
  public static final PodEvents NONE = new PodEvents(Optional.empty(), Map.of());

  public PodEvents {
    known = known.map(Map::copyOf);
    counts = Map.copyOf(counts);
  }

  /**
   * These counts after a reading that shows {@code events}. An event whose pod is not known to be a
   * task yet is not remembered: it is counted as soon as the pod is.
   */
  public PodEvents plus(List<PodEvent> events) {
    Map<String, Long> more = new HashMap<>(counts);
    Map<String, Integer> seen = new HashMap<>();
    for (PodEvent event : events) {
      int before = known.map(all -> all.getOrDefault(event.uid(), 0)).orElse(event.count());
      if (event.ofTaskPod() || known.isEmpty() || before > 0) {
        int count = Math.max(before, event.count());
        if (seen.put(event.uid(), count) == null && event.ofTaskPod()) {
          more.merge(event.reason(), (long) count - before, Long::sum);
        }
      }
    }
    return new PodEvents(Optional.of(seen), more);
  }
}
