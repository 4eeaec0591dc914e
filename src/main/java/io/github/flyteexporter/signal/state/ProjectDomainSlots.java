package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.ProjectDomain;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The project-domains that have series of their own: the first ones seen, and of those seen in one
 * round the busiest, never moved while the process runs. All others go to {@link
 * ProjectDomain#OTHER} and are counted, so that the page does not grow with Flyte's projects. Of
 * the next ones, chosen in the same way, the names are remembered: what is counted once is kept for
 * each of them. Those beyond are counted together, so that memory does not grow either.
 *
 * @param taken those with series of their own
 * @param dropped those without, whose names are remembered
 * @param unnamed the most others of one round
 */
public record ProjectDomainSlots(
    int limit, Set<ProjectDomain> taken, Set<ProjectDomain> dropped, int unnamed) {
  /** Number of slots by default. */
  public static final int DEFAULT_LIMIT = 20;

  /**
   * The most dropped pairs that are remembered: with some five kinds of ends of workflows and of
   * failures of pods each, at 200 bytes a kind, they take a megabyte.
   */
  static final int MOST_DROPPED = 1_000;

  public ProjectDomainSlots {
    taken = Set.copyOf(taken);
    dropped = Set.copyOf(dropped);
  }

  /** Free slots. */
  public static ProjectDomainSlots of(int limit) {
    return new ProjectDomainSlots(limit, Set.of(), Set.of(), 0);
  }

  /** These slots with another limit: those that are taken or dropped stay so. */
  public ProjectDomainSlots withLimit(int other) {
    return new ProjectDomainSlots(other, taken, dropped, unnamed);
  }

  /** These slots and one for each of these pairs in their order, as long as any is free. */
  public ProjectDomainSlots plus(Stream<ProjectDomain> seen) {
    List<ProjectDomain> fresh =
        seen.filter(pair -> !taken.contains(pair) && !dropped.contains(pair)).distinct().toList();
    if (fresh.isEmpty()) {
      return this;
    }
    if (taken.size() >= limit && dropped.size() >= MOST_DROPPED) {
      return new ProjectDomainSlots(limit, taken, dropped, Math.max(unnamed, fresh.size()));
    }
    Set<ProjectDomain> nextTaken = new HashSet<>(taken);
    Set<ProjectDomain> nextDropped = new HashSet<>(dropped);
    int others = 0;
    for (ProjectDomain pair : fresh) {
      if (nextTaken.size() < limit) {
        nextTaken.add(pair);
      } else if (nextDropped.size() < MOST_DROPPED) {
        nextDropped.add(pair);
      } else {
        others++;
      }
    }
    return new ProjectDomainSlots(limit, nextTaken, nextDropped, Math.max(unnamed, others));
  }

  /** The slot in which a pair is counted: its own, or that of all others. */
  public ProjectDomain slot(ProjectDomain pair) {
    return taken.contains(pair) ? pair : ProjectDomain.OTHER;
  }

  /** What a pair is remembered as: itself while its name is, or all others. */
  public ProjectDomain remembered(ProjectDomain pair) {
    return dropped.contains(pair) ? pair : slot(pair);
  }

  /** How many pairs have no slot: at least so many, where not all their names are remembered. */
  public int droppedCount() {
    return dropped.size() + unnamed;
  }
}
