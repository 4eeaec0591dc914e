package io.github.flyteexporter.verdict;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Gathers the facts for one cause and what they weigh together. */
final class Scale {
  private final Map<Fact, Double> facts = new EnumMap<>(Fact.class);
  private double doubt = 1;

  /** A fact that points to the cause by itself, with a weight from 0 to 1. */
  Scale proof(Fact fact, double number, double weight) {
    if (number > 0) {
      facts.put(fact, number);
      doubt *= 1 - weight;
    }
    return this;
  }

  /** The testimony, empty without proof. */
  Optional<Testimony> testimony(Cause cause) {
    return facts.isEmpty() ? Optional.empty() : Optional.of(new Testimony(cause, 1 - doubt, facts));
  }
}
