package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Endings;
import io.github.flyteexporter.signal.ProjectDomain;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * A time in which some function is impaired.
 *
 * @param since when it began
 * @param killedBefore workflows killed by the platform before it began, by project and domain
 */
public record Incident(Instant since, Map<ProjectDomain, Long> killedBefore) {
  private static final Comparator<ProjectDomain> BY_NAME =
      Comparator.comparing(ProjectDomain::project).thenComparing(ProjectDomain::domain);

  public Incident {
    killedBefore = Map.copyOf(killedBefore);
  }

  static Incident begin(Instant since, Endings endings) {
    return new Incident(since, killed(endings));
  }

  /** Workflows killed by the platform within the incident, only where there are any. */
  Map<ProjectDomain, Long> damage(Endings now) {
    Map<ProjectDomain, Long> damage = killed(now);
    damage.replaceAll((where, count) -> count - killedBefore.getOrDefault(where, 0L));
    damage.values().removeIf(count -> count <= 0);
    return damage;
  }

  private static Map<ProjectDomain, Long> killed(Endings endings) {
    Map<ProjectDomain, Long> killed = new TreeMap<>(BY_NAME);
    endings
        .counts()
        .forEach(
            (kind, count) -> {
              if (kind.killedByPlatform()) {
                killed.merge(kind.where(), count, Long::sum);
              }
            });
    return killed;
  }
}
