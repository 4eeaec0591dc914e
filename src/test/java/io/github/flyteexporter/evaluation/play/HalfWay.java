package io.github.flyteexporter.evaluation.play;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.Wanted;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.state.ReadingInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What would have been read half way between two rounds. */
final class HalfWay {
  private static final List<String> NAMES =
      Catalogue.ALL.stream()
          .flatMap(signal -> signal.wanted().stream())
          .map(Wanted::name)
          .distinct()
          .toList();

  private HalfWay() {}

  static EvaluationRound between(EvaluationRound before, EvaluationRound after) {
    Instant now = before.now().plus(Duration.between(before.now(), after.now()).dividedBy(2));
    return new EvaluationRound(
        (before.at() + after.at()) / 2,
        now,
        before.readings().stream()
            .map(
                reading ->
                    same(reading, after)
                        .map(
                            next -> reading.withSamples(halfWay(reading.samples(), next.samples())))
                        .orElse(reading)
                        .withAt(now))
            .toList());
  }

  /** The next good page of the same process. */
  private static Optional<Reading> same(Reading reading, EvaluationRound after) {
    return after.readings().stream()
        .filter(next -> next.id().equals(reading.id()) && next.ok() && reading.ok())
        .filter(next -> next.id().source().equals(ScrapeSamples.SOURCE))
        .filter(next -> start(next) == start(reading))
        .findFirst();
  }

  private static double start(Reading page) {
    return page.samples().sum(ReadingInterval.PROCESS_START).orElse(0);
  }

  private static Samples halfWay(Samples before, Samples after) {
    Samples samples = before;
    for (String name : NAMES) {
      Map<Labels, Double> next = new HashMap<>();
      after.all(name).forEach(sample -> next.put(sample.labels(), sample.value()));
      samples =
          before.has(name)
              ? samples.replacing(
                  name,
                  before.all(name).stream()
                      .map(
                          sample ->
                              new Sample(
                                  name,
                                  sample.labels(),
                                  (sample.value()
                                          + next.getOrDefault(sample.labels(), sample.value()))
                                      / 2))
                      .toList())
              : samples;
    }
    return samples;
  }
}
