package io.github.flyteexporter.status.file;

import io.github.flyteexporter.status.StatusEntry;
import io.github.flyteexporter.status.StatusEntry.Before;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The entries that have to be written: those that say something new, one a minute beside, and the
 * last one before a gap. What is written makes the same history as all entries, but for the seconds
 * before the exporter ends. Bounded: without a disk the oldest are dropped.
 */
public final class UnwrittenEntries {
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int MOST = 1_000;

  private final List<StatusEntry> waiting = new ArrayList<>();
  private Optional<StatusEntry> newest = Optional.empty();
  private Optional<StatusEntry> newestAdded = Optional.empty();
  private boolean complete = true;

  /** Adds what has to be written for an entry; returns whether anything has. */
  public boolean add(StatusEntry entry) {
    boolean due = newestAdded.filter(last -> isCovered(last, entry)).isEmpty();
    if (due && entry.after() != Before.SAME && !newest.equals(newestAdded)) {
      newest.ifPresent(waiting::add);
    }
    newest = Optional.of(entry);
    if (due) {
      waiting.add(entry);
      newestAdded = newest;
      limit();
    }
    return due;
  }

  private static boolean isCovered(StatusEntry last, StatusEntry entry) {
    return entry.after() == Before.SAME
        && entry.isSameAs(last)
        && entry.at().isBefore(last.at().plus(EVERY));
  }

  private void limit() {
    if (waiting.size() > MOST) {
      waiting.subList(0, waiting.size() - MOST).clear();
      waiting.set(0, waiting.get(0).behind(Before.GAP));
      complete = false;
    }
  }

  /** Whether none has been dropped. */
  public boolean isComplete() {
    return complete;
  }

  /** All that wait. */
  public List<StatusEntry> waiting() {
    return List.copyOf(waiting);
  }

  /** All that wait, which then wait no more. */
  public List<StatusEntry> take() {
    List<StatusEntry> taken = waiting();
    waiting.clear();
    return taken;
  }

  /** Puts back what could not be written. */
  public void putBack(List<StatusEntry> taken) {
    waiting.addAll(0, taken);
    limit();
  }
}
