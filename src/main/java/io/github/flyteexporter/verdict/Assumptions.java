package io.github.flyteexporter.verdict;

import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.observation.Observation;
import java.util.function.Predicate;

/**
 * What a judgement takes for granted; the evaluation judges with others.
 *
 * @param limits how much is too much
 * @param believed the observations that count
 */
public record Assumptions(Limits limits, Predicate<Observation> believed) {
  /** As the program judges. */
  public static final Assumptions USUAL = new Assumptions(Limits.USUAL, one -> true);

  /** The same with limits so many times as large. */
  public Assumptions withLimits(double factor) {
    return new Assumptions(new Limits(factor), believed);
  }

  /** The same without the observations of which this is true. */
  public Assumptions without(Predicate<Observation> witness) {
    return new Assumptions(limits, believed.and(witness.negate()));
  }
}
