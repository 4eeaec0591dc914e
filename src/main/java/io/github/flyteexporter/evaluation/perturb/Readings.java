package io.github.flyteexporter.evaluation.perturb;

import io.github.flyteexporter.evaluation.play.EvaluationCase;
import io.github.flyteexporter.evaluation.play.EvaluationRound;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Changes of what was read. */
final class Readings {
  private Readings() {}

  /** This share of all readings fails, the same ones for the same seed. */
  static UnaryOperator<EvaluationCase> lost(double share, long seed) {
    return recorded -> {
      Random random = new Random(seed);
      return each(recorded, reading -> random.nextDouble() < share ? lost(reading) : reading);
    };
  }

  private static Reading lost(Reading reading) {
    Failure why = new Failure(Reason.TIMEOUT, "lost on purpose");
    return Reading.failed(reading.id(), reading.at(), reading.took(), why);
  }

  /** These sources are not read at all; empty where none of them was. */
  static Optional<EvaluationCase> without(EvaluationCase recorded, Predicate<SourceId> sources) {
    if (Subject.sources(recorded).stream().noneMatch(sources)) {
      return Optional.empty();
    }
    return Optional.of(
        recorded.withRounds(
            recorded.rounds().stream()
                .map(
                    round ->
                        new EvaluationRound(
                            round.at(),
                            round.now(),
                            round.readings().stream()
                                .filter(reading -> !sources.test(reading.id()))
                                .toList()))
                .toList()));
  }

  /** No reading holds evidence of this type; empty where none did. */
  static Optional<EvaluationCase> withoutEvidence(
      EvaluationCase recorded, Class<? extends Evidence> type) {
    boolean none =
        recorded.rounds().stream()
            .flatMap(round -> round.readings().stream())
            .flatMap(reading -> reading.evidence().stream())
            .noneMatch(type::isInstance);
    return none
        ? Optional.empty()
        : Optional.of(
            each(recorded, one -> evidence(one, fact -> type.isInstance(fact) ? null : fact)));
  }

  /** Nothing that Flyte or Kubernetes says in words is known. */
  static EvaluationCase withoutTexts(EvaluationCase recorded) {
    return each(recorded, reading -> evidence(reading, Texts::without));
  }

  /** What these names count is so many times as much; of the pages of profiling ports. */
  static EvaluationCase counted(EvaluationCase recorded, Set<String> counters, double times) {
    return each(
        recorded,
        reading ->
            reading.id().source().equals(ScrapeSamples.SOURCE)
                ? reading.withSamples(Counters.times(reading.samples(), counters, times))
                : reading);
  }

  private static EvaluationCase each(EvaluationCase recorded, UnaryOperator<Reading> change) {
    return recorded.withRounds(recorded.rounds().stream().map(round -> round.map(change)).toList());
  }

  /** A reading whose evidence is changed, or left out where the change is null. */
  private static Reading evidence(Reading reading, UnaryOperator<Evidence> change) {
    List<Evidence> changed =
        reading.evidence().stream()
            .flatMap(fact -> Optional.ofNullable(change.apply(fact)).stream())
            .toList();
    return reading.withEvidence(changed);
  }
}
