package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.Evidence.FailedPod;
import io.github.flyteexporter.reading.ProjectDomain;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Task pods that failed while the exporter watched, each counted once. What had failed before the
 * first reading is known but not counted: its kinds begin at 0.
 *
 * @param known the failed pods that the last reading still showed; empty before the first one
 */
public record PodFailures(Optional<Set<String>> known, Map<Kind, Long> counts) {
  public static final PodFailures NONE = new PodFailures(Optional.empty(), Map.of());

  public PodFailures {
    known = known.map(Set::copyOf);
    counts = Map.copyOf(counts);
  }

  /** These failures after a reading that shows {@code failed}. */
  public PodFailures plus(List<FailedPod> failed) {
    Map<Kind, Long> more = new HashMap<>(counts);
    Set<String> seen = new HashSet<>();
    for (FailedPod pod : failed) {
      if (seen.add(pod.uid())) {
        boolean fresh = known.isPresent() && !known.get().contains(pod.uid());
        Kind kind = new Kind(new ProjectDomain(pod.project(), pod.domain()), pod.reason());
        more.merge(kind, fresh ? 1L : 0L, Long::sum);
      }
    }
    return new PodFailures(Optional.of(seen), more);
  }

  /** These with each project-domain replaced by what it is remembered as. */
  PodFailures by(UnaryOperator<ProjectDomain> remembered) {
    Map<Kind, Long> sums = new HashMap<>();
    counts.forEach(
        (kind, count) ->
            sums.merge(new Kind(remembered.apply(kind.where()), kind.reason()), count, Long::sum));
    return sums.equals(counts) ? this : new PodFailures(known, sums);
  }

  /** What failures are counted by. */
  public record Kind(ProjectDomain where, String reason) {}
}
