package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.ProjectDomain;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The project-domains that have series of their own: the first ones seen, and of those seen in one
 * round the busiest, never moved while the process runs. All others go to {@link
 * ProjectDomain#OTHER} and are counted, so that the page does not grow with Flyte's projects.
 */
public record ProjectDomainSlots(int limit, Set<ProjectDomain> taken, Set<ProjectDomain> dropped) {
  /** Number of slots by default. */
  public static final int DEFAULT_LIMIT = 20;

  /** The most dropped pairs that are remembered for counting; further ones are not counted. */
  static final int MOST_DROPPED = 10_000;

  public ProjectDomainSlots {
    taken = Set.copyOf(taken);
    dropped = Set.copyOf(dropped);
  }

  /** Free slots. */
  public static ProjectDomainSlots of(int limit) {
    return new ProjectDomainSlots(limit, Set.of(), Set.of());
  }

  /** These slots and one for each of these pairs in their order, as long as any is free. */
  public ProjectDomainSlots plus(Stream<ProjectDomain> seen) {
    List<ProjectDomain> fresh =
        seen.filter(pair -> !taken.contains(pair) && !dropped.contains(pair)).distinct().toList();
    if (fresh.isEmpty()) {
      return this;
    }
    Set<ProjectDomain> nextTaken = new HashSet<>(taken);
    Set<ProjectDomain> nextDropped = new HashSet<>(dropped);
    for (ProjectDomain pair : fresh) {
      if (nextTaken.size() < limit) {
        nextTaken.add(pair);
      } else if (nextDropped.size() < MOST_DROPPED) {
        nextDropped.add(pair);
      }
    }
    return new ProjectDomainSlots(limit, nextTaken, nextDropped);
  }

  /** The slot in which a pair is counted: its own, or that of all others. */
  public ProjectDomain slot(ProjectDomain pair) {
    return taken.contains(pair) ? pair : ProjectDomain.OTHER;
  }
}
