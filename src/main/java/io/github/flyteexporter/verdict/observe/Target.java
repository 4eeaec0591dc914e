package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.state.ReadingInterval;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.measure.PropellerQueries;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * What one process of Flyte did between its last two readings.
 *
 * @param leads whether it holds a propeller that does the work
 */
public record Target(ReadingInterval span, boolean leads) {
  /** All processes that were read twice. */
  public static List<Target> in(RoundView view) {
    return view.histories(ScrapeSamples.SOURCE).stream()
        .map(SourceHistory::latestInterval)
        .flatMap(Optional::stream)
        .map(span -> new Target(span, PropellerQueries.leads(view, span.after())))
        .toList();
  }

  /** Its name. */
  public String name() {
    return span.after().id().target();
  }

  /** Length of the interval in seconds. */
  public double seconds() {
    return span.seconds();
  }

  /** By how much these counters rose together. */
  public double rise(List<String> counters) {
    return counters.stream().mapToDouble(one -> span.increase(one).orElse(0)).sum();
  }

  /** By how much this counter rose. */
  public double rise(String counter) {
    return span.increase(counter).orElse(0);
  }

  /** By how much those series of a counter rose. */
  public double rise(String counter, Predicate<Labels> of) {
    return span.increase(counter, of);
  }

  /** A gauge as it is now. */
  public double now(String gauge) {
    return span.after().samples().sum(gauge).orElse(0);
  }

  /** Whether the page shows a series. */
  public boolean shows(String name) {
    return span.after().samples().has(name);
  }

  /** The mean of what ended within the interval, empty when nothing did. */
  public OptionalDouble mean(List<String> sums, List<String> counts, double scale) {
    double ended = rise(counts);
    return ended > 0 ? OptionalDouble.of(rise(sums) * scale / ended) : OptionalDouble.empty();
  }

  /**
   * Calls that are under way and have been for the whole interval, whatever their order; where none
   * at all ended within it, those that are under way.
   */
  public double stalled(String started, String ended, Predicate<Labels> of) {
    double before = open(span.before(), started, ended, of);
    double now = open(span.after(), started, ended, of);
    double done = rise(ended, of);
    return done == 0 ? Math.max(0, now) : Math.max(0, before - done);
  }

  private static double open(Reading page, String started, String ended, Predicate<Labels> of) {
    return sum(page, started, of) - sum(page, ended, of);
  }

  private static double sum(Reading page, String name, Predicate<Labels> of) {
    return page.samples().all(name).stream()
        .filter(sample -> of.test(sample.labels()))
        .mapToDouble(Sample::value)
        .sum();
  }

  /** Seconds for which the oldest round under way has been. */
  public double longestRound() {
    return now("P:main_longest_running_processor_s");
  }

  /** Workers that hold one round for the whole interval, at the least. */
  public double stuckWorkers(Limits limits) {
    double longest = longestRound();
    boolean stuck = leads && longest >= limits.of(Limit.WORKER_STUCK) && longest >= 0.8 * seconds();
    return stuck ? Math.max(1, Math.floor(now("P:main_unfinished_work_s") / longest)) : 0;
  }
}
