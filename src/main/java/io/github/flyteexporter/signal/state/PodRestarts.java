package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.Evidence.ControlPlanePod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Restarts of the containers of Flyte's own pods, by component. A pod's count goes with the pod,
 * this one stays: what each pod's count gains is added.
 *
 * @param known the counts of the pods that the last reading showed, by uid
 */
public record PodRestarts(Map<String, Integer> known, Map<String, Long> counts) {
  public static final PodRestarts NONE = new PodRestarts(Map.of(), Map.of());

  public PodRestarts {
    known = Map.copyOf(known);
    counts = Map.copyOf(counts);
  }

  /** These counts after a reading that shows {@code pods}. */
  public PodRestarts plus(List<ControlPlanePod> pods) {
    Map<String, Long> more = new HashMap<>(counts);
    Map<String, Integer> seen = new HashMap<>();
    for (ControlPlanePod pod : pods) {
      int gained = Math.max(0, pod.restarts() - known.getOrDefault(pod.uid(), 0));
      if (seen.put(pod.uid(), pod.restarts()) == null) {
        more.merge(pod.component(), (long) gained, Long::sum);
      }
    }
    return new PodRestarts(seen, more);
  }
}
