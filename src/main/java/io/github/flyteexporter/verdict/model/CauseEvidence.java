package io.github.flyteexporter.verdict.model;

import java.util.Comparator;
import java.util.Map;

/**
 * What speaks for one cause.
 *
 * @param weight how strongly, from 0 to 1
 * @param facts the numbers it rests on
 */
public record CauseEvidence(Cause cause, double weight, Map<Fact, Double> facts) {
  /** Strongest first. */
  public static final Comparator<CauseEvidence> STRONGEST_FIRST =
      Comparator.comparingDouble(CauseEvidence::weight)
          .reversed()
          .thenComparing(CauseEvidence::cause);

  public CauseEvidence {
    facts = Map.copyOf(facts);
  }
}
