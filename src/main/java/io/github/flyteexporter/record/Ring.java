package io.github.flyteexporter.record;

import io.github.flyteexporter.record.bundle.BundleRound;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The newest rounds, compressed, within so many bytes and so much time; the oldest go first.
 * Thread-safe.
 */
final class Ring {
  private final long largest;
  private final Duration keep;
  private final Deque<BundleRound> all = new ArrayDeque<>();
  private long bytes;

  /** An empty ring. */
  Ring(long largest, Duration keep) {
    this.largest = largest;
    this.keep = keep;
  }

  /** Adds a round. */
  synchronized void add(BundleRound round) {
    BundleRound last = all.peekLast();
    all.addLast(round);
    bytes += round.bytesBeside(last == null ? Map.of() : last.bodies());
    while (!all.isEmpty()
        && (bytes > largest || all.getFirst().at().isBefore(round.at().minus(keep)))) {
      removeFirst();
    }
  }

  /** What the next round has in common with the first one counts as its own from now on. */
  private void removeFirst() {
    BundleRound first = all.removeFirst();
    bytes -= first.bytesBeside(Map.of());
    BundleRound next = all.peekFirst();
    if (next != null) {
      bytes += next.bytesBeside(Map.of()) - next.bytesBeside(first.bodies());
    }
  }

  /** Everything, oldest first. */
  synchronized List<BundleRound> rounds() {
    return List.copyOf(all);
  }

  /** How many bytes are kept. */
  synchronized long bytes() {
    return bytes;
  }
}
