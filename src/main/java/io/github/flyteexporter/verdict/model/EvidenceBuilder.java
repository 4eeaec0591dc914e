package io.github.flyteexporter.verdict.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Gathers the facts for one cause and what they weigh together. */
public final class EvidenceBuilder {
  private final Map<Fact, Double> facts = new EnumMap<>(Fact.class);
  private double doubt = 1;

  /** A fact that points to the cause by itself, with a weight from 0 to 1. */
  public EvidenceBuilder proof(Fact fact, double number, double weight) {
    if (number > 0) {
      facts.put(fact, number);
      doubt *= 1 - weight;
    }
    return this;
  }

  /** The testimony, empty without proof. */
  public Optional<CauseEvidence> testimony(Cause cause) {
    return facts.isEmpty()
        ? Optional.empty()
        : Optional.of(new CauseEvidence(cause, 1 - doubt, facts));
  }
}
