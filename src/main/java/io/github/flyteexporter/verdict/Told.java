package io.github.flyteexporter.verdict;

import java.util.List;

/** A cause and what speaks for it, in sentences for people: they may name hosts and buckets. */
public record Told(Cause cause, double weight, List<Said> facts) {
  public Told {
    facts = List.copyOf(facts);
  }

  /** A fact, its number, and the sentence that tells it. */
  public record Said(Fact fact, double number, String sentence) {}
}
