package io.github.flyteexporter.evaluation.play;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Other ways to see what a recording shows. A reading that is not had is a failed one; what came
 * and went unseen since the reading before is lost with it.
 */
final class EvaluationVariants {
  private EvaluationVariants() {}

  /** What is read at every second tick only. */
  static UnaryOperator<List<EvaluationRound>> doubleInterval() {
    return rounds ->
        IntStream.range(0, rounds.size()).filter(i -> i % 2 == 0).mapToObj(rounds::get).toList();
  }

  /**
   * Between two ticks there is one more: counters and gauges of the ports half way, nothing new
   * from the others. Where the fault begins there is none: half of it would be seen before it was.
   */
  static UnaryOperator<List<EvaluationRound>> halfInterval(OptionalDouble fault) {
    return rounds -> {
      List<EvaluationRound> all = new ArrayList<>();
      for (int i = 0; i < rounds.size(); i++) {
        EvaluationRound next = rounds.get(i);
        if (i > 0) {
          EvaluationRound before = rounds.get(i - 1);
          boolean begins = fault.orElse(-1) > before.at() && fault.orElse(-1) <= next.at();
          if (!begins) {
            all.add(HalfWay.between(before, next));
          }
        }
        all.add(next);
      }
      return all;
    };
  }

  /** Each round twice, the second time {@code later} with the very same readings. */
  static UnaryOperator<List<EvaluationRound>> twice(Duration later) {
    return rounds ->
        rounds.stream()
            .flatMap(
                round ->
                    Stream.of(
                        round,
                        new EvaluationRound(
                            round.at() + later.toSeconds(),
                            round.now().plus(later),
                            round.readings())))
            .toList();
  }

  /** This share of all readings fails, the same ones for the same seed. */
  static UnaryOperator<List<EvaluationRound>> dropped(double share, long seed) {
    return rounds -> {
      Random random = new Random(seed);
      return rounds.stream()
          .map(round -> without(round, reading -> random.nextDouble() < share, Reason.TIMEOUT))
          .toList();
    };
  }

  /** A source, as in the label {@code source}, cannot be reached for a while. */
  static UnaryOperator<List<EvaluationRound>> missing(String source, double from, double to) {
    return rounds ->
        rounds.stream()
            .map(
                round ->
                    round.at() >= from && round.at() < to
                        ? without(
                            round,
                            reading -> reading.id().source().equals(source),
                            Reason.UNREACHABLE)
                        : round)
            .toList();
  }

  /** The recording seen in another way. */
  static EvaluationCase of(
      EvaluationCase evaluation, UnaryOperator<List<EvaluationRound>> variant) {
    return evaluation.withRounds(variant.apply(evaluation.rounds()));
  }

  private static EvaluationRound without(
      EvaluationRound round, Predicate<Reading> lost, Reason reason) {
    return new EvaluationRound(
        round.at(),
        round.now(),
        round.readings().stream()
            .map(
                reading ->
                    lost.test(reading)
                        ? Reading.failed(
                            reading.id(),
                            reading.at(),
                            reading.took(),
                            new Failure(reason, "lost on purpose"))
                        : reading)
            .toList());
  }
}
