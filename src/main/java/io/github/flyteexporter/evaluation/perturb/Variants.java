package io.github.flyteexporter.evaluation.perturb;

import io.github.flyteexporter.evaluation.play.EvaluationCase;
import io.github.flyteexporter.evaluation.play.Judgement;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.verdict.Assumptions;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Observation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The matrix: all variants that some of these recordings have. */
final class Variants {
  private static final List<Integer> INTERVALS = List.of(15, 30);
  private static final double LOST = 0.15;
  private static final int SEEDS = 3;

  /** Gauges that go with the traffic: rounds are owed to the workflows that run. */
  private static final List<String> WORKLOAD =
      List.of("P:execstats:active_workflow_executions", "P:main_depth");

  private static final List<Double> CONSTANTS = List.of(0.5, 2.0);

  /** Who sees what a kind of observation is made of, beside the single targets. */
  private static final List<String> VANTAGES =
      List.of("look", "pods", "leases", "ports", "round", "failed", "killed", "launch", "read");

  private static final List<Double> TRAFFIC = List.of(0.1, 10.0);

  private Variants() {}

  static List<Variant> of(List<EvaluationCase> recordings) {
    List<Variant> all = new ArrayList<>();
    for (int seconds : INTERVALS) {
      all.add(
          new Variant(
              Kind.INTERVAL,
              seconds + " s",
              subject ->
                  Optional.of(EvaluationCase.of(subject.folder(), Duration.ofSeconds(seconds)))));
    }
    for (int seed = 1; seed <= SEEDS; seed++) {
      all.add(
          Variant.always(
              Kind.LOST_READINGS,
              Math.round(LOST * 100) + " %, seed " + seed,
              Readings.lost(LOST, seed)));
    }
    for (double times : TRAFFIC) {
      all.add(new Variant(Kind.TRAFFIC, "× " + number(times), subject -> counted(subject, times)));
    }
    sources(recordings).forEach((name, ids) -> all.add(without(name, ids)));
    for (Class<? extends Evidence> evidence : Reading.kindsOfEvidence()) {
      all.add(
          new Variant(
              Kind.WITNESS,
              words(evidence.getSimpleName()),
              subject -> Readings.withoutEvidence(subject.base(), evidence)));
    }
    for (EvidenceKind kind : EvidenceKind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      all.add(observing("observations: " + name, one -> one.kind() == kind));
    }
    for (String vantage : VANTAGES) {
      all.add(observing("vantage: " + vantage, one -> one.vantage().equals(vantage)));
    }
    for (double times : CONSTANTS) {
      all.add(judged(Kind.CONSTANTS, "× " + number(times), Assumptions.USUAL.withLimits(times)));
    }
    all.add(
        new Variant(
            Kind.JOINED,
            "after another recording",
            subject -> subject.predecessor().map(one -> Mixed.joined(one, subject.base()))));
    all.add(
        new Variant(
            Kind.OVERLAID,
            "with another fault",
            subject -> subject.companion().map(one -> Mixed.overlaid(subject.base(), one))));
    return all;
  }

  private static Variant observing(String name, Predicate<Observation> witness) {
    return judged(Kind.WITNESS, name, Assumptions.USUAL.without(witness));
  }

  private static Variant judged(Kind kind, String name, Assumptions assumptions) {
    return Variant.always(kind, name, base -> base.withJudgement(Judgement.of(assumptions)));
  }

  /** Each source alone, and all of one room where there are several. */
  private static Map<String, Set<SourceId>> sources(List<EvaluationCase> recordings) {
    Map<String, Set<SourceId>> sources = new TreeMap<>();
    for (EvaluationCase one : recordings) {
      for (SourceId id : Subject.sources(one)) {
        sources.computeIfAbsent(id.source(), room -> new TreeSet<>()).add(id);
      }
    }
    Map<String, Set<SourceId>> all = new TreeMap<>(sources);
    sources.values().stream()
        .filter(ids -> ids.size() > 1)
        .forEach(ids -> ids.forEach(id -> all.put(id.source() + " " + id.target(), Set.of(id))));
    return all;
  }

  private static Variant without(String name, Set<SourceId> ids) {
    return new Variant(
        Kind.SOURCE, name, subject -> Readings.without(subject.base(), ids::contains));
  }

  private static Optional<EvaluationCase> counted(Subject subject, double times)
      throws IOException {
    Set<String> counters = Counters.of(Recording.open(subject.folder()), Catalogue.names());
    if (counters.isEmpty()) {
      return Optional.empty();
    }
    Set<String> all = new TreeSet<>(counters);
    all.addAll(WORKLOAD);
    return Optional.of(Readings.counted(subject.base(), all, times));
  }

  private static String number(double times) {
    return times == Math.rint(times) ? String.valueOf(Math.round(times)) : String.valueOf(times);
  }

  /** {@code FailedPod} is "failed pod". */
  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
