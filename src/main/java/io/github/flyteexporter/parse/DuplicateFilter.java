package io.github.flyteexporter.parse;

import java.util.Arrays;

/**
 * Knows the wanted series that a page showed before, by their hashes. It keeps to the first {@value
 * #MAX_SERIES} of them; a series past that is known only to the next line.
 */
final class DuplicateFilter {
  static final int MAX_SERIES = 10_000;

  private long[] slots = new long[1024];
  private int size;
  private long last;

  /** Whether the series was not there yet. */
  boolean add(long hash) {
    long series = hash == 0 ? 1 : hash;
    boolean added = series != last && put(series);
    last = series;
    return added;
  }

  /** Forgets the page. */
  void clear() {
    Arrays.fill(slots, 0);
    size = 0;
    last = 0;
  }

  private boolean put(long series) {
    int slot = slot(series);
    while (slots[slot] != 0) {
      if (slots[slot] == series) {
        return false;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    if (size < MAX_SERIES) {
      slots[slot] = series;
      size++;
      if (size * 2 > slots.length) {
        grow();
      }
    }
    return true;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (long series : old) {
      if (series != 0) {
        int slot = slot(series);
        while (slots[slot] != 0) {
          slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = series;
      }
    }
  }

  private int slot(long series) {
    return (int) series & (slots.length - 1);
  }
}
