package io.github.flyteexporter.verdict.graph;

import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A kind of node, and what speaks against it after what is disproved was struck out.
 *
 * @param against the observations that stand
 */
public record Accused(NodeKind kind, List<Observation> against) {
  /** The best first: the most direct, then who has most kinds of evidence. */
  static final Comparator<Accused> BEST_FIRST =
      Comparator.comparing(Accused::strength)
          .thenComparing(Accused::witnesses)
          .reversed()
          .thenComparing(Accused::kind);

  public Accused {
    against = List.copyOf(against);
  }

  /** Of the most direct observation. */
  public Strength strength() {
    return against.stream()
        .map(Observation::strength)
        .max(Comparator.naturalOrder())
        .orElse(Strength.HINT);
  }

  /** How many kinds of evidence there are that are more than hints. */
  int witnesses() {
    Set<EvidenceKind> kinds =
        against.stream()
            .filter(one -> one.strength() != Strength.HINT)
            .map(Observation::kind)
            .collect(Collectors.toSet());
    return kinds.size();
  }

  /** Exclusion alone names a node from two different operations only. */
  boolean convicted() {
    long operations =
        against.stream()
            .filter(one -> one.strength() != Strength.HINT)
            .map(Observation::fact)
            .distinct()
            .count();
    return strength().compareTo(Strength.EXCLUSION) > 0
        || (strength() == Strength.EXCLUSION && operations > 1);
  }

  /** Whether this one, bad by itself, makes the other look bad. */
  boolean explains(Accused other) {
    return Dependencies.explains(kind, other.kind)
        && (strength().compareTo(Strength.ATTRIBUTED) >= 0
            || strength().compareTo(other.strength()) >= 0);
  }

  /** The numbers that speak against it. */
  public Map<Fact, Double> facts() {
    Map<Fact, Double> facts = new EnumMap<>(Fact.class);
    against.forEach(one -> facts.merge(one.fact(), one.number(), Math::max));
    return facts;
  }

  /** Which ones of its kind, by name. */
  public Set<String> names() {
    Set<String> names =
        against.stream()
            .map(one -> one.node().name())
            .collect(Collectors.toCollection(TreeSet::new));
    names.remove("");
    return names;
  }
}
