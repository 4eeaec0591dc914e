package io.github.flyteexporter.evaluation.perturb;

import io.github.flyteexporter.evaluation.play.EvaluationCase;
import io.github.flyteexporter.evaluation.play.EvaluationRound;
import io.github.flyteexporter.evaluation.score.Mechanism;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A recording that is perturbed, among the others.
 *
 * @param base as it was recorded
 * @param all all recordings, this one too, in their order
 */
record Subject(Path folder, EvaluationCase base, List<EvaluationCase> all) {
  /** The sources that were read. */
  static Set<SourceId> sources(EvaluationCase of) {
    Set<SourceId> sources = new TreeSet<>();
    for (EvaluationRound round : of.rounds()) {
      round.readings().stream().map(Reading::id).forEach(sources::add);
    }
    return sources;
  }

  /** Another recording of the same targets, which may come before this one. */
  Optional<EvaluationCase> predecessor() {
    return next(one -> ports(one).equals(ports(base)));
  }

  /** Another recording of the same targets whose fault has another mechanism. */
  Optional<EvaluationCase> companion() {
    if (base.truth().causes().isEmpty()) {
      return Optional.empty();
    }
    return next(
        one ->
            ports(one).equals(ports(base))
                && !one.truth().causes().isEmpty()
                && Mechanism.of(one.truth()) != Mechanism.of(base.truth()));
  }

  private Optional<EvaluationCase> next(Predicate<EvaluationCase> fits) {
    int own = all.indexOf(base);
    for (int i = 1; i < all.size(); i++) {
      EvaluationCase other = all.get((own + i) % all.size());
      if (fits.test(other)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  private static Set<SourceId> ports(EvaluationCase of) {
    Set<SourceId> ports = sources(of);
    ports.removeIf(id -> !id.source().equals(ScrapeSamples.SOURCE));
    return ports;
  }
}
