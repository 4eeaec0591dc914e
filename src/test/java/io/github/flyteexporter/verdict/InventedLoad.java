package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A platform in some state, its counters rising by so much a second. */
public record InventedLoad(List<Sample> gauges, Map<String, Double> rates, List<Reading> others) {
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final SourceId PORT = new SourceId(ScrapeSamples.SOURCE, "propeller");

  public InventedLoad with(String gauge, double value) {
    List<Sample> more = new ArrayList<>(gauges);
    more.add(sample(gauge, value));
    return new InventedLoad(more, rates, others);
  }

  public InventedLoad rising(String counter, double perSecond) {
    Map<String, Double> more = new HashMap<>(rates);
    more.put(counter, perSecond);
    return new InventedLoad(gauges, more, others);
  }

  public InventedLoad beside(SourceId source, String gauge, double value) {
    List<Reading> more = new ArrayList<>(others);
    more.add(
        reading(
            source,
            START,
            List.of(
                sample(gauge, value),
                sample("P:round:success_count", 0),
                sample("P:workers_restarted", 1)),
            List.of()));
    return new InventedLoad(gauges, rates, more);
  }

  public InventedLoad telling(SourceId source, List<Sample> samples, List<Evidence> evidence) {
    List<Reading> more = new ArrayList<>(others);
    more.add(reading(source, START, samples, evidence));
    return new InventedLoad(gauges, rates, more);
  }

  public List<Reading> at(int seconds) {
    Instant at = START.plusSeconds(seconds);
    List<Sample> page = new ArrayList<>(gauges);
    rates.forEach((name, rate) -> page.add(sample(name, rate * (seconds + 1_000))));
    page.add(sample("P:workers_restarted", 1));
    return Stream.concat(
            Stream.of(reading(PORT, at, page, List.of())),
            others.stream().map(one -> reading(one.id(), at, samples(one), one.evidence())))
        .toList();
  }

  private static List<Sample> samples(Reading one) {
    return Stream.of(
            "P:round:success_count",
            "P:workers_restarted",
            "P:execstats:active_workflow_executions",
            WorkflowSamples.LARGEST,
            KubeSamples.SHARDS_EXPECTED)
        .flatMap(name -> one.samples().all(name).stream())
        .toList();
  }

  private static Sample sample(String name, double value) {
    return new Sample(name, Labels.NONE, value);
  }

  /** The last of so many rounds of ten seconds. */
  public RoundView after(int rounds) {
    State state = State.empty(20);
    for (int i = 0; i < rounds; i++) {
      state = state.next(at(10 * i));
    }
    return new RoundView(state, START.plusSeconds(10L * (rounds - 1)));
  }

  private static Reading reading(
      SourceId of, Instant at, List<Sample> samples, List<Evidence> evidence) {
    return new Reading(
        of, at, Duration.ZERO, 0, samples.size(), Samples.of(samples), evidence, Optional.empty());
  }
}
