package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import java.time.Duration;
import java.util.List;

/**
 * How long a propeller has had no free worker and a queue that is long for its workflows.
 *
 * @param now whether that is so in the newest reading
 * @param lasted for how long it has been so in each reading, with the queue not getting shorter
 */
public record Saturation(boolean now, Duration lasted) {

  /** A queue that shrinks by more than this share is being worked off. */
  private static final double SHRINKS = 0.9;

  public static Saturation of(RoundView frame, String target) {
    for (SourceHistory history : frame.histories(ScrapeSamples.SOURCE)) {
      if (history.newest().id().target().equals(target) && history.current().isPresent()) {
        return of(history.good());
      }
    }
    return new Saturation(false, Duration.ZERO);
  }

  public static Saturation of(List<Reading> newestFirst) {
    Reading newest = newestFirst.get(0);
    if (!full(newest)) {
      return new Saturation(false, Duration.ZERO);
    }
    Reading first = newest;
    double later = depth(newest);
    for (Reading reading : newestFirst.subList(1, newestFirst.size())) {
      if (!full(reading) || depth(reading) * SHRINKS > later) {
        break;
      }
      later = depth(reading);
      first = reading;
    }
    return new Saturation(true, Duration.between(first.at(), newest.at()));
  }

  /** Whether all workers are busy and the queue is long. */
  boolean busy() {
    return now;
  }

  /** Whether it lasts too long for a burst. */
  public boolean lasts(Limits limits) {
    return now && lasted.compareTo(limits.time(Limit.FULL_POOL)) >= 0;
  }

  /** How many items wait in the queues of all propellers that lead. */
  public static double depth(RoundView frame) {
    return frame.pages().stream()
        .filter(page -> PropellerQueries.leads(frame, page))
        .mapToDouble(Saturation::depth)
        .sum();
  }

  /** How many items wait in the queue of one propeller. */
  public static double depth(RoundView frame, String target) {
    return frame.pages().stream()
        .filter(page -> page.id().target().equals(target))
        .mapToDouble(Saturation::depth)
        .sum();
  }

  /** At least one item waits for every two running workflows, and no worker is free. */
  private static boolean full(Reading page) {
    double active = Progress.active(page);
    return active >= Progress.ENOUGH
        && page.samples().sum("P:free_workers_count").orElse(1) == 0
        && depth(page) * 2 >= active;
  }

  private static double depth(Reading page) {
    return page.samples().sum("P:main_depth").orElse(0);
  }
}
