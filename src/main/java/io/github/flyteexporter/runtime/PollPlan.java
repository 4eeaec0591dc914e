package io.github.flyteexporter.runtime;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a round reads and when the next one begins; a reload replaces it between two rounds.
 *
 * @param interval time from the end of a round to the next, on the clock of the sources
 * @param wallInterval the same in real time, which differs in a replay
 * @param live whether a real Flyte is read: reads then have a time limit, and the interval is
 *     stretched while scrapes are slow
 * @param slots how many project-domains get series of their own
 * @param judged whether there is a verdict: it needs Flyte itself, which one of several exporters
 *     reads
 */
public record PollPlan(
    List<Source> sources,
    Duration interval,
    Duration wallInterval,
    boolean live,
    int slots,
    boolean judged) {
  /** The time limit of reads of a recording, which is read from disk. */
  private static final Duration REPLAY_LIMIT = Duration.ofMinutes(1);

  public PollPlan {
    sources = List.copyOf(sources);
  }

  /** A plan with a verdict. */
  public PollPlan(
      List<Source> sources, Duration interval, Duration wallInterval, boolean live, int slots) {
    this(sources, interval, wallInterval, live, slots, true);
  }

  /** The plan for a live Flyte. */
  static PollPlan live(List<Source> sources, Duration interval, int slots, boolean judged) {
    return new PollPlan(sources, interval, interval, true, slots, judged);
  }

  /** How long a round waits for a source, in real time. */
  Duration readLimit() {
    return live ? interval : REPLAY_LIMIT;
  }

  /** The slowest successful scrape of a round. */
  static Duration slowestScrape(List<Reading> readings) {
    return readings.stream()
        .filter(Reading::ok)
        .filter(reading -> reading.id().source().equals(ScrapeSamples.SOURCE))
        .map(Reading::took)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Converts an interval to real time, at least 1 ms. */
  Duration toWall(Duration length) {
    double share = (double) length.toNanos() / interval.toNanos();
    return Duration.ofMillis(Math.max(1, Math.round(wallInterval.toMillis() * share)));
  }

  /** Whether a profiling port is scraped. */
  boolean scrapes() {
    return ids().stream().anyMatch(id -> id.source().equals(ScrapeSamples.SOURCE));
  }

  /** The sources that are read. */
  Set<SourceId> ids() {
    return sources.stream().map(Source::id).collect(Collectors.toUnmodifiableSet());
  }
}
