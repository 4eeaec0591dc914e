package io.github.flyteexporter.record;

import io.github.flyteexporter.record.bundle.BundleRound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The newest rounds, compressed, within so many bytes and so much time. They are kept in series of
 * some rounds, of which the first is whole; the oldest series goes first. Thread-safe.
 */
final class Ring {
  /** Rounds of a series: with so many, whole ones are few, and little goes at once. */
  private static final int SERIES = 10;

  /** A series that has this part of the bytes ends, so that those before it can stay. */
  private static final int PARTS = 8;

  private final long largest;
  private final Duration keep;
  private final Deque<Series> all = new ArrayDeque<>();
  private long bytes;

  /** Rounds that can be read from their first one on. */
  private static final class Series {
    final List<BundleRound> rounds = new ArrayList<>();
    long bytes;

    Instant newest() {
      return rounds.get(rounds.size() - 1).at();
    }
  }

  /** An empty ring. */
  Ring(long largest, Duration keep) {
    this.largest = largest;
    this.keep = keep;
  }

  /** Whether the next round must be a whole one. */
  synchronized boolean beginsSeries() {
    Series last = all.peekLast();
    return last == null || last.rounds.size() >= SERIES || last.bytes >= largest / PARTS;
  }

  /** Adds a round, which begins a series if it is whole. */
  synchronized void add(BundleRound round) {
    if (round.whole()) {
      all.addLast(new Series());
    }
    Series last = all.getLast();
    last.rounds.add(round);
    last.bytes += round.bytes();
    bytes += round.bytes();
    while (!all.isEmpty()
        && (bytes > largest || all.getFirst().newest().isBefore(round.at().minus(keep)))) {
      bytes -= all.removeFirst().bytes;
    }
  }

  /** Everything, oldest first. */
  synchronized List<BundleRound> rounds() {
    return all.stream().flatMap(series -> series.rounds.stream()).toList();
  }

  /** How many bytes are kept. */
  synchronized long bytes() {
    return bytes;
  }
}
