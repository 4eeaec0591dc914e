package io.github.flyteexporter.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the load of scrapes on Flyte low: while a scrape takes longer than 2 % of the interval, the
 * interval is stretched, at most to twice its length. Judged by the median of the last rounds, so
 * that neither the exporter's own start nor one slow answer counts; immutable.
 *
 * @param slowest the duration of the slowest scrape of each of the last rounds, newest first
 */
record ScrapeBudget(List<Duration> slowest) {
  /** 2 % is one part in fifty. */
  private static final int PARTS = 50;

  private static final int LONGEST_FACTOR = 2;

  /** The rounds that are remembered. */
  private static final int ROUNDS = 5;

  /** Below so many rounds nothing is stretched. */
  private static final int ENOUGH = 3;

  static final ScrapeBudget NONE = new ScrapeBudget(List.of());

  ScrapeBudget {
    slowest = List.copyOf(slowest);
  }

  /** This budget after a further round. */
  ScrapeBudget plus(Duration slowestScrape) {
    List<Duration> next = new ArrayList<>();
    next.add(slowestScrape);
    next.addAll(slowest.subList(0, Math.min(slowest.size(), ROUNDS - 1)));
    return new ScrapeBudget(next);
  }

  /** The median of the remembered rounds, zero while there are too few. */
  Duration median() {
    return slowest.size() < ENOUGH
        ? Duration.ZERO
        : slowest.stream().sorted().toList().get(slowest.size() / 2);
  }

  /** The interval to use instead of the configured one. */
  Duration interval(Duration configured) {
    Duration longest = configured.multipliedBy(LONGEST_FACTOR);
    Duration median = median();
    // compared by the part, so that no duration overflows
    if (median.compareTo(longest.dividedBy(PARTS)) >= 0) {
      return longest;
    }
    Duration owed = median.multipliedBy(PARTS);
    return owed.compareTo(configured) > 0 ? owed : configured;
  }
}
