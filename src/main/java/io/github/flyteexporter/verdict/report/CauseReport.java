package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.List;

/** A cause and what speaks for it, in sentences for people: they may name hosts and buckets. */
public record CauseReport(Cause cause, double weight, List<FactReport> facts) {
  public CauseReport {
    facts = List.copyOf(facts);
  }

  /** A fact, its number, and its sentence. */
  public record FactReport(Fact fact, double number, String sentence) {}
}
