package io.github.flyteexporter.evaluation.perturb;

import io.github.flyteexporter.evaluation.play.EvaluationCase;
import java.io.IOException;
import java.util.Optional;

/**
 * One way to see or to judge recordings otherwise.
 *
 * @param name within its kind
 * @param change the other case; empty where it would be the same
 */
record Variant(Kind kind, String name, Change change) {
  /** Makes another case of a recording. */
  @FunctionalInterface
  interface Change {
    Optional<EvaluationCase> of(Subject subject) throws IOException;
  }

  /** A variant that each recording has. */
  static Variant always(
      Kind kind, String name, java.util.function.UnaryOperator<EvaluationCase> change) {
    return new Variant(kind, name, subject -> Optional.of(change.apply(subject.base())));
  }
}
