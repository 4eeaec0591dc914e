package io.github.flyteexporter.evaluation.perturb;

import io.github.flyteexporter.evaluation.play.EvaluationCase;
import io.github.flyteexporter.evaluation.play.EvaluationRound;
import io.github.flyteexporter.evaluation.truth.TruthMix;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Two recordings in one: one after the other, or both at the same time. */
final class Mixed {
  private Mixed() {}

  /** The second recording with the first one before it, which is not judged again. */
  static EvaluationCase joined(EvaluationCase first, EvaluationCase second) {
    EvaluationRound last = first.rounds().get(first.rounds().size() - 1);
    double seconds = last.at() + second.truth().tick();
    Duration by =
        Duration.between(second.rounds().get(0).now(), last.now())
            .plusMillis(Math.round(second.truth().tick() * 1000));
    List<EvaluationRound> rounds = new ArrayList<>(first.rounds());
    second.rounds().forEach(round -> rounds.add(round.later(by, round.at() + seconds)));
    return new EvaluationCase(
        first.name() + " → " + second.name(),
        TruthMix.following(first.truth(), second.truth(), seconds),
        seconds,
        rounds,
        second.judgement());
  }

  /**
   * Both at the same time: the ports of the second are further targets; of what both have the worse
   * look counts, objects and executions are added up.
   */
  static EvaluationCase overlaid(EvaluationCase one, EvaluationCase other) {
    Duration by = Duration.between(other.rounds().get(0).now(), one.rounds().get(0).now());
    List<EvaluationRound> rounds = new ArrayList<>();
    for (int i = 0; i < Math.min(one.rounds().size(), other.rounds().size()); i++) {
      EvaluationRound base = one.rounds().get(i);
      rounds.add(both(base, other.rounds().get(i).later(by, base.at())));
    }
    return new EvaluationCase(
        one.name() + " + " + other.name(),
        TruthMix.both(one.truth(), other.truth()),
        0,
        rounds,
        one.judgement());
  }

  private static EvaluationRound both(EvaluationRound one, EvaluationRound other) {
    Map<SourceId, Reading> readings =
        one.readings().stream()
            .collect(
                Collectors.toMap(
                    Reading::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    for (Reading reading : other.readings()) {
      if (reading.id().source().equals(ScrapeSamples.SOURCE)) {
        SourceId second = new SourceId(ScrapeSamples.SOURCE, reading.id().target() + "-2");
        readings.put(second, reading.withId(second));
      } else {
        readings.merge(reading.id(), reading, Mixed::both);
      }
    }
    return new EvaluationRound(one.at(), one.now(), List.copyOf(readings.values()));
  }

  private static Reading both(Reading one, Reading other) {
    if (!one.ok() || !other.ok()) {
      return one.ok() ? other.withAt(one.at()) : one;
    }
    if (one.id().source().equals(LookSamples.SOURCE)) {
      return looks(one, other);
    }
    List<Evidence> evidence = new ArrayList<>(one.evidence());
    evidence.addAll(other.evidence());
    return new Reading(
        one.id(),
        one.at(),
        one.took().compareTo(other.took()) > 0 ? one.took() : other.took(),
        one.bytes() + other.bytes(),
        one.series() + other.series(),
        sum(one.samples(), other.samples()),
        evidence,
        one.failure());
  }

  private static Reading looks(Reading one, Reading other) {
    Map<String, Look> worse = new LinkedHashMap<>();
    Look.in(one).forEach(look -> worse.put(look.call(), look));
    Look.in(other).forEach(look -> worse.merge(look.call(), look, Look::worse));
    Map<Look, String> looks = new LinkedHashMap<>();
    worse.values().forEach(look -> looks.put(look, ""));
    return Look.reading(one.id(), one.at(), looks);
  }

  private static Samples sum(Samples one, Samples other) {
    Map<List<Object>, Sample> all = new LinkedHashMap<>();
    for (Samples samples : List.of(one, other)) {
      for (String name : samples.names()) {
        samples
            .all(name)
            .forEach(sample -> all.merge(List.of(name, sample.labels()), sample, Mixed::sum));
      }
    }
    return Samples.of(List.copyOf(all.values()));
  }

  /** Ages, sizes and limits do not add up. */
  private static Sample sum(Sample one, Sample other) {
    boolean greatest = one.name().matches(".*(age|oldest|longest|largest|max|seconds|info|up).*");
    return new Sample(
        one.name(),
        one.labels(),
        greatest ? Math.max(one.value(), other.value()) : one.value() + other.value());
  }
}
