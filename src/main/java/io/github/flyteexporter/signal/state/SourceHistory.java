package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The recent readings of one source: the newest, and the successful ones of some minutes, newest
 * first.
 */
public record SourceHistory(Reading newest, Optional<Reading> lastGood, List<Reading> good) {
  /** How far back successful readings are kept. */
  public static final Duration REACH = Duration.ofMinutes(6);

  /** The most readings that are kept, whatever the interval. */
  public static final int LONGEST = 64;

  /** Readings beyond this many keep only their numbers: evidence can be large. */
  private static final int WITH_EVIDENCE = 2;

  public SourceHistory {
    good = List.copyOf(good);
  }

  /** The history of a source after its first reading. */
  public static SourceHistory begin(Reading first) {
    return new SourceHistory(
        first,
        first.ok() ? Optional.of(first) : Optional.empty(),
        first.ok() ? List.of(first) : List.of());
  }

  /**
   * This history and a newer reading; the same reading again changes nothing, and an older one was
   * made by a clock that was set back: the history begins anew.
   */
  public SourceHistory plus(Reading next) {
    if (next.at().equals(newest.at())) {
      return this;
    } else if (next.at().isBefore(newest.at())) {
      return begin(next);
    }
    List<Reading> kept = new ArrayList<>();
    if (next.ok()) {
      kept.add(next);
    }
    for (Reading reading : good) {
      if (kept.size() < LONGEST && reading.at().isAfter(next.at().minus(REACH))) {
        kept.add(kept.size() < WITH_EVIDENCE ? reading : reading.withEvidence(List.of()));
      }
    }
    return new SourceHistory(next, next.ok() ? Optional.of(next) : lastGood, kept);
  }

  /** The newest reading if it succeeded: a source that fails now has no values. */
  public Optional<Reading> current() {
    return newest.ok() ? Optional.of(newest) : Optional.empty();
  }

  /** The interval between the newest reading and the one before, if both are of one process. */
  public Optional<ReadingInterval> latestInterval() {
    return newest.ok() && good.size() > 1
        ? ReadingInterval.between(good.get(1), good.get(0))
        : Optional.empty();
  }

  /** The intervals between successful readings of one process without a gap, newest first. */
  public List<ReadingInterval> intervals() {
    List<ReadingInterval> intervals = new ArrayList<>();
    if (newest.ok()) {
      for (int i = 0; i + 1 < good.size(); i++) {
        Optional<ReadingInterval> interval = ReadingInterval.between(good.get(i + 1), good.get(i));
        if (interval.isEmpty()) {
          break;
        }
        intervals.add(interval.get());
      }
    }
    return intervals;
  }
}
