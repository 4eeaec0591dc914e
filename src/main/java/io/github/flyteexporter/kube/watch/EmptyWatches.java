package io.github.flyteexporter.kube.watch;

/**
 * Counts watches that end at once without an event. The API server has no watch cache for events: a
 * watch from a resourceVersion that was compacted gets 200 and nothing, not 410
 * (kubernetes/kubernetes#104171). Only a new list helps then.
 */
final class EmptyWatches {
  private static final int MOST = 2;

  private int inARow;

  /**
   * A watch ended; returns whether a new list is due.
   *
   * @param any whether it had an event
   * @param early whether it ended long before its time
   */
  boolean ended(boolean any, boolean early) {
    inARow = early && !any ? inARow + 1 : 0;
    boolean due = inARow == MOST;
    inARow = due ? 0 : inARow;
    return due;
  }
}
