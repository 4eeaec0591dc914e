package io.github.flyteexporter.record;

import io.github.flyteexporter.record.bundle.BundleRound;
import io.github.flyteexporter.record.bundle.ObjectsBefore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The newest rounds, compressed, within so many bytes and so much time; the oldest go first, some
 * at once. What is left of those that went are the objects that there were. Thread-safe.
 */
final class Ring {
  /** So many rounds go at once, as what they leave behind is put together anew then. */
  private static final int TOGETHER = 10;

  /** Of too many bytes, rounds with this part of them go at once. */
  private static final int PARTS = 8;

  private final long largest;
  private final Duration keep;
  private final Deque<BundleRound> all = new ArrayDeque<>();
  private ObjectsBefore before = ObjectsBefore.NONE;
  private long bytes;

  /** What is kept at a moment: the objects before the first round, and the rounds. */
  record Kept(ObjectsBefore before, List<BundleRound> rounds) {}

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
    List<BundleRound> gone = new ArrayList<>();
    removeFirst(gone, tooOld(round) / TOGETHER * TOGETHER);
    while (!all.isEmpty() && bytes + before.bytes() > largest) {
      long most = bytes - largest / PARTS;
      while (!all.isEmpty() && (bytes > most || gone.isEmpty())) {
        removeFirst(gone, 1);
      }
      before = before.after(gone);
      gone.clear();
    }
    if (!gone.isEmpty()) {
      before = before.after(gone);
    }
    if (all.isEmpty()) {
      before = before.within(largest);
    }
  }

  private int tooOld(BundleRound newest) {
    Instant oldest = newest.at().minus(keep);
    return (int) all.stream().takeWhile(one -> one.at().isBefore(oldest)).count();
  }

  /** What the next round has in common with the first one counts as its own from now on. */
  private void removeFirst(List<BundleRound> gone, int count) {
    for (int i = 0; i < count; i++) {
      BundleRound first = all.removeFirst();
      gone.add(first);
      bytes -= first.bytesBeside(Map.of());
      BundleRound next = all.peekFirst();
      if (next != null) {
        bytes += next.bytesBeside(Map.of()) - next.bytesBeside(first.bodies());
      }
    }
  }

  /** Everything, oldest first. */
  synchronized Kept kept() {
    return new Kept(before, List.copyOf(all));
  }

  /** How many bytes are kept. */
  synchronized long bytes() {
    return bytes + before.bytes();
  }
}
