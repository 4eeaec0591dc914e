package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.List;

/** A cause and what speaks for it, in sentences for people: they may name hosts and buckets. */
public record CauseReport(Cause cause, double weight, List<Said> facts) {
  public CauseReport {
    facts = List.copyOf(facts);
  }

  /** A fact, its number, and the sentence that tells it. */
  public record Said(Fact fact, double number, String sentence) {}
}
