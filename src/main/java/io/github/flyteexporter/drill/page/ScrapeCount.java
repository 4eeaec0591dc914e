package io.github.flyteexporter.drill.page;

import java.time.Duration;

/**
 * How often a page was scraped.
 *
 * @param first when it was first, on a monotonic clock in nanoseconds
 * @param last when it was last, on the same clock
 */
public record ScrapeCount(long count, long first, long last) {
  static final ScrapeCount NONE = new ScrapeCount(0, 0, 0);

  ScrapeCount plus(long now) {
    return new ScrapeCount(count + 1, count == 0 ? now : first, now);
  }

  /** The mean time between two scrapes, zero before the second one. */
  public Duration interval() {
    return count < 2 ? Duration.ZERO : Duration.ofNanos((last - first) / (count - 1));
  }
}
