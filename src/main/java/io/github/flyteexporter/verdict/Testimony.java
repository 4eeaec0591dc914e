package io.github.flyteexporter.verdict;

import java.util.Comparator;
import java.util.Map;

/**
 * What speaks for one cause.
 *
 * @param weight how strongly, from 0 to 1
 * @param facts the numbers it rests on
 */
public record Testimony(Cause cause, double weight, Map<Fact, Double> facts) {
  /** Strongest first. */
  static final Comparator<Testimony> STRONGEST_FIRST =
      Comparator.comparingDouble(Testimony::weight).reversed().thenComparing(Testimony::cause);

  public Testimony {
    facts = Map.copyOf(facts);
  }
}
