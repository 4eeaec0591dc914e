package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.observation.NodeKind;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How far a cause reaches, by whose workflows and launches name it.
 *
 * @param affected their project-domains
 * @param all those that run workflows, and these
 */
public record Extent(Set<ProjectDomain> affected, Set<ProjectDomain> all) {
  private static final int NAMED = 3;

  public Extent {
    affected = Set.copyOf(affected);
    all = Set.copyOf(all);
  }

  /** Of the nodes of which this is true. */
  public static Extent of(RoundView view, SpokenTexts texts, Predicate<NodeKind> cause) {
    Set<ProjectDomain> affected =
        texts.all().stream()
            .filter(one -> one.meaning().filter(said -> cause.test(said.node().kind())).isPresent())
            .map(SpokenTexts.Spoken::where)
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<ProjectDomain> all = new TreeSet<>(affected);
    view.workflowObjects().stream()
        .flatMap(reading -> reading.samples().all(WorkflowSamples.ACTIVE).stream())
        .filter(sample -> sample.value() > 0)
        .map(sample -> ProjectDomain.of(sample.labels()))
        .forEach(all::add);
    return new Extent(affected, all);
  }

  /** Whether some are affected and others are not. */
  public boolean partial() {
    return !affected.isEmpty() && affected.size() < all.size();
  }

  /** {@code 1 of 9 project-domains: payments/production}. */
  public String words() {
    String names =
        affected.stream()
            .sorted()
            .limit(NAMED)
            .map(where -> where.project() + "/" + where.domain())
            .collect(Collectors.joining(", "));
    return affected.size()
        + " of "
        + all.size()
        + " project-domains: "
        + names
        + (affected.size() > NAMED ? " and more" : "");
  }
}
