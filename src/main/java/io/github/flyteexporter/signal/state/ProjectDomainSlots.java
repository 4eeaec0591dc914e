package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.ProjectDomain;
import java.util.HashSet;
import java.util.Set;

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

  /** These slots and one for a pair, if any is free. */
  public ProjectDomainSlots plus(ProjectDomain seen) {
    if (taken.contains(seen) || dropped.contains(seen)) {
      return this;
    }
    if (taken.size() < limit) {
      Set<ProjectDomain> more = new HashSet<>(taken);
      more.add(seen);
      return new ProjectDomainSlots(limit, more, dropped);
    }
    if (dropped.size() >= MOST_DROPPED) {
      return this;
    }
    Set<ProjectDomain> more = new HashSet<>(dropped);
    more.add(seen);
    return new ProjectDomainSlots(limit, taken, more);
  }

  /** The slot in which a pair is counted: its own, or that of all others. */
  public ProjectDomain slot(ProjectDomain pair) {
    return taken.contains(pair) ? pair : ProjectDomain.OTHER;
  }
}
