package io.github.flyteexporter.doctor;

import io.github.flyteexporter.evaluation.play.EvaluationRound;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a source says otherwise than it was recorded. */
interface Change extends UnaryOperator<EvaluationRound> {
  /** A sample. */
  static Sample sample(String name, double value, String... labels) {
    return new Sample(name, Labels.of(labels), value);
  }

  /** A source that was not recorded says this. */
  static Change says(String source, String target, Sample... samples) {
    return round -> {
      List<Reading> all = new ArrayList<>(round.readings());
      all.removeIf(one -> one.id().equals(new SourceId(source, target)));
      all.add(
          new Reading(
              new SourceId(source, target),
              round.now(),
              Duration.ofMillis(20),
              100,
              samples.length,
              Samples.of(List.of(samples)),
              List.of(),
              Optional.empty()));
      return new EvaluationRound(round.at(), round.now(), all);
    };
  }

  /** A recorded source has these samples instead of those of the same names. */
  static Change sees(String source, String target, Sample... samples) {
    return of(
        source,
        target,
        reading ->
            reading.withSamples(reading.samples().plus(List.of(Samples.of(List.of(samples))))));
  }

  /** A recorded source shows these facts too. */
  static Change shows(String source, String target, Evidence... facts) {
    return of(
        source,
        target,
        reading -> {
          List<Evidence> all = new ArrayList<>(reading.evidence());
          all.addAll(List.of(facts));
          return reading.withEvidence(all);
        });
  }

  /** A recorded source cannot be read. */
  static Change fails(String source, String target, Failure.Reason reason, String detail) {
    return of(
        source,
        target,
        reading ->
            Reading.failed(
                reading.id(), reading.at(), reading.took(), new Failure(reason, detail)));
  }

  private static Change of(String source, String target, UnaryOperator<Reading> change) {
    SourceId id = new SourceId(source, target);
    return round -> {
      if (round.readings().stream().noneMatch(one -> one.id().equals(id))) {
        throw new IllegalArgumentException(id + " was not recorded");
      }
      return round.map(one -> one.id().equals(id) ? change.apply(one) : one);
    };
  }
}
