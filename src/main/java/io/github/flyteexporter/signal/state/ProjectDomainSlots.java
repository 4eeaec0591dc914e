package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.ProjectDomain;
import java.util.HashSet;
import java.util.Set;

/**
 * Which project-domains have series of their own: the first that came, never moved while the
 * process lives. All others go to {@link ProjectDomain#OTHER} and are counted, so that the page
 * does not grow with Flyte's projects.
 */
public record ProjectDomainSlots(int limit, Set<ProjectDomain> taken, Set<ProjectDomain> dropped) {
  /** How many pairs get a slot unless configured otherwise. */
  public static final int DEFAULT_LIMIT = 20;

  /** How many dropped pairs are told apart for counting; further ones are not counted. */
  static final int MOST_DROPPED = 10_000;

  public ProjectDomainSlots {
    taken = Set.copyOf(taken);
    dropped = Set.copyOf(dropped);
  }

  /** Free slots. */
  public static ProjectDomainSlots of(int limit) {
    return new ProjectDomainSlots(limit, Set.of(), Set.of());
  }

  /** These slots after a pair was seen. */
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

  /** Where a pair is counted: in its own slot or among the others. */
  public ProjectDomain slot(ProjectDomain pair) {
    return taken.contains(pair) ? pair : ProjectDomain.OTHER;
  }
}
